import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { areaName, eventName, EVENTS } from '../names.js';
import { texts } from '../texts.js';

const words = texts.audit;

const areaOf = (event: string): string => event.slice(0, event.indexOf('.'));

/** All events, each area's after the choice of all of them. */
const CHOICES: readonly string[] = EVENTS.flatMap((event, at) => {
  const isFirst = areaOf(event) !== areaOf(EVENTS[at - 1] ?? '');
  return isFirst ? [`${areaOf(event)}.`, event] : [event];
});

const labelOf = (choice: string): string =>
  choice.endsWith('.') ? words.allOf(areaName(areaOf(choice))) : eventName(choice);

interface Props {
  /** An event, or the first part of one with its dot; empty for any. */
  value: string;
  onChange: (event: string) => void;
}

export function EventField({ value, onChange }: Props): JSX.Element {
  return (
    <Autocomplete
      options={CHOICES}
      value={CHOICES.includes(value) ? value : null}
      groupBy={(choice) => areaName(areaOf(choice))}
      getOptionLabel={labelOf}
      onChange={(_event, choice) => onChange(choice ?? '')}
      renderInput={(input) => (
        <TextField
          {...input}
          label={words.event}
          placeholder={words.anyEvent}
          slotProps={{ ...input.slotProps, inputLabel: { ...input.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}
