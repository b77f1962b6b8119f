import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import ListItemText from '@mui/material/ListItemText';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, type JSX } from 'react';
import { texts } from '../../texts.js';

const words = texts.leaving;
const FATES = ['transfer', 'delete'] as const;

/** What becomes of personal credentials: the workspace takes them over, or they are deleted. */
export type Fate = (typeof FATES)[number];

interface Props {
  value: Fate | undefined;
  onChange: (fate: Fate | undefined) => void;
}

export function FateField({ value, onChange }: Props): JSX.Element {
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id}>{words.question}</FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={value ?? ''}
        onChange={(_event, chosen) => onChange(FATES.find((fate) => fate === chosen))}
      >
        {FATES.map((fate) => (
          <FormControlLabel
            key={fate}
            value={fate}
            control={<Radio />}
            label={<ListItemText primary={words[fate]} secondary={words[`${fate}Help`]} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
