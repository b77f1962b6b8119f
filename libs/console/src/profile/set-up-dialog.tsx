import { confirmSecondFactor } from '@keyrack/client';
import type { JSX } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ME, SESSIONS } from '../api/keys.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { AppSecret } from './app-secret.js';
import { CodeDialog } from './code-dialog.js';
import { RecoveryCodesDialog } from './recovery-codes-dialog.js';

const words = texts.profile;

/** From the secret for the app to the recovery codes. */
export function SetUpDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const queries = useQueryClient();
  const change = useChange({
    send: (code: string) => confirmSecondFactor({ body: { code } }),
    changes: [SESSIONS],
    isSecret: true,
  });
  const finish = (): void => {
    onClose();
    // Only now: what is shown instead of this page must not take the codes away.
    void queries.invalidateQueries({ queryKey: ME });
  };
  if (change.data) return <RecoveryCodesDialog codes={change.data.recoveryCodes} onClose={finish} />;
  return (
    <CodeDialog title={words.setUpTitle} confirm={words.turnOn} change={change} isHeld onClose={onClose}>
      <AppSecret />
    </CodeDialog>
  );
}
