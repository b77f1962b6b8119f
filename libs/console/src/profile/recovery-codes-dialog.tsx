import type { JSX } from 'react';
import { ShownOnceDialog } from '../parts/shown-once-dialog.js';
import { texts } from '../texts.js';

const words = texts.profile;

export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }): JSX.Element {
  return (
    <ShownOnceDialog
      title={words.recoveryTitle}
      help={words.recoveryHelp}
      label={words.recoveryCodes}
      value={codes.join('\n')}
      lines={codes.length}
      onClose={onClose}
    />
  );
}
