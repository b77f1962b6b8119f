import { removeSecondFactor } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { ME } from '../api/keys.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { CodeDialog } from './code-dialog.js';

const words = texts.profile;

export function TurnOffDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const change = useChange({
    send: (code: string) => removeSecondFactor({ body: { code } }),
    changes: [ME],
    notice: words.turnedOff,
    onDone: onClose,
  });
  return (
    <CodeDialog title={words.turnOffTitle} confirm={words.turnOff} change={change} onClose={onClose}>
      <Typography>{words.isOff}</Typography>
    </CodeDialog>
  );
}
