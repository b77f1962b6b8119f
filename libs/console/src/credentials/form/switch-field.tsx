import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Switch from '@mui/material/Switch';
import type { JSX } from 'react';
import type { FieldProps } from './field-props.js';

/** A value that is either true or false. It is always given, so it is never optional. */
export function SwitchField({ input, form, id, said }: FieldProps): JSX.Element {
  const helpId = `${id}-help`;
  return (
    <FormControl error={said !== undefined}>
      <FormControlLabel
        label={input.label}
        control={
          <Switch
            id={id}
            checked={form.draft.values[input.name] === true}
            onChange={(event) => form.setValue(input.name, event.target.checked)}
            slotProps={{ input: { 'aria-describedby': helpId } }}
          />
        }
      />
      <FormHelperText id={helpId}>{said ?? input.description}</FormHelperText>
    </FormControl>
  );
}
