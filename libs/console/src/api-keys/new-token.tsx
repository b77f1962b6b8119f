import type { MadeApiKeyDto } from '@keyrack/client';
import type { JSX } from 'react';
import { ShownOnceDialog } from '../parts/shown-once-dialog.js';
import { texts } from '../texts.js';

const words = texts.apiKey;

interface Props {
  made: MadeApiKeyDto;
  onClose: () => void;
}

export function NewToken({ made: { name, token }, onClose }: Props): JSX.Element {
  return (
    <ShownOnceDialog
      title={words.tokenTitle(name)}
      help={words.tokenHelp}
      label={words.token}
      value={token}
      onClose={onClose}
    />
  );
}
