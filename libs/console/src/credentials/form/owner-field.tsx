import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { JSX } from 'react';
import { useMe } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import type { Form } from './use-form.js';

const words = texts.form;

/** Whose a new credential will be. Keys that act for a workspace own nothing themselves. */
export function OwnerField({ form }: { form: Form }): JSX.Element | null {
  const { userId } = useMe();
  if (userId === null) return null;
  return (
    <FormControl sx={{ mt: 2.25 }}>
      <FormLabel id="owner" sx={{ fontSize: '0.875rem' }}>
        {words.owner}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby="owner"
        value={form.draft.isPersonal ? 'personal' : 'workspace'}
        onChange={(_event, scope) => form.set({ isPersonal: scope === 'personal' })}
      >
        <FormControlLabel value="workspace" control={<Radio size="small" />} label={words.ownerWorkspace} />
        <FormControlLabel value="personal" control={<Radio size="small" />} label={words.ownerPersonal} />
      </RadioGroup>
    </FormControl>
  );
}
