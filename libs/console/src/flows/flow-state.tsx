import Chip from '@mui/material/Chip';
import type { JSX } from 'react';
import { texts } from '../texts.js';

/** Whether the engine runs it. */
export function FlowState({ active }: { active: boolean }): JSX.Element {
  const { states } = texts.flows;
  return (
    <Chip
      size="small"
      variant="outlined"
      color={active ? 'success' : 'default'}
      label={active ? states.active : states.inactive}
    />
  );
}
