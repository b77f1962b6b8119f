import { renewRecoveryCodes } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { CodeDialog } from './code-dialog.js';
import { RecoveryCodesDialog } from './recovery-codes-dialog.js';

const words = texts.profile;

export function RenewCodesDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const change = useChange({
    send: (code: string) => renewRecoveryCodes({ body: { code } }),
    changes: [],
    isSecret: true,
  });
  if (change.data) return <RecoveryCodesDialog codes={change.data.recoveryCodes} onClose={onClose} />;
  return (
    <CodeDialog title={words.renew} confirm={words.renew} change={change} isHeld onClose={onClose}>
      <Typography>{words.renewHelp}</Typography>
    </CodeDialog>
  );
}
