import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { useActors, type ActorChoice } from './use-actors.js';

const words = texts.audit;

interface Props {
  /** The id of a person or a key; empty for anybody. */
  value: string;
  onChange: (actor: string) => void;
}

/** By whom. Somebody who is gone is known by their id only. */
export function ActorField({ value, onChange }: Props): JSX.Element {
  const actors = useActors();
  const unknown: ActorChoice = { id: value, name: value, group: '' };
  const chosen = value === '' ? null : (actors.find(({ id }) => id === value) ?? unknown);
  return (
    <Autocomplete
      options={actors}
      value={chosen}
      groupBy={({ group }) => group}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      isOptionEqualToValue={(option, { id }) => option.id === id}
      onChange={(_event, actor) => onChange(actor?.id ?? '')}
      renderInput={(input) => (
        <TextField
          {...input}
          label={words.actor}
          placeholder={words.anyActor}
          slotProps={{ ...input.slotProps, inputLabel: { ...input.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}
