import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { JSX } from 'react';
import { texts } from '../texts.js';

const words = texts.audit;

interface Props {
  isOn: boolean;
  /** How many entries came so far. */
  came: number;
  onChange: (isOn: boolean) => void;
}

/** Turns looking for newer entries on and off, and says politely when some came. */
export function LiveSwitch({ isOn, came, onChange }: Props): JSX.Element {
  return (
    <>
      <FormControlLabel
        control={<Switch checked={isOn} onChange={(_event, now) => onChange(now)} />}
        label={words.live}
        title={words.liveHelp}
      />
      <Box role="status" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {came > 0 && words.came(came)}
      </Box>
    </>
  );
}
