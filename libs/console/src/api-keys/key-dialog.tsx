import type { ApiKeyDto } from '@keyrack/client';
import type { JSX } from 'react';
import { RenameKey } from './rename-key.js';
import { RevokeKey } from './revoke-key.js';
import { RotateKey } from './rotate-key.js';
import { ShowKey } from './show-key.js';

/** What somebody wants to do with a key. */
export interface Asked {
  action: 'show' | 'rename' | 'rotate' | 'revoke';
  apiKey: ApiKeyDto;
}

interface Props {
  asked: Asked;
  onClose: () => void;
}

export function KeyDialog({ asked: { action, apiKey }, onClose }: Props): JSX.Element {
  switch (action) {
    case 'show':
      return <ShowKey apiKey={apiKey} onClose={onClose} />;
    case 'rename':
      return <RenameKey apiKey={apiKey} onClose={onClose} />;
    case 'rotate':
      return <RotateKey apiKey={apiKey} onClose={onClose} />;
    case 'revoke':
      return <RevokeKey apiKey={apiKey} onClose={onClose} />;
  }
}
