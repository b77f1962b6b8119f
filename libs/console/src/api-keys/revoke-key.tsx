import { removeApiKey, type ApiKeyDto } from '@keyrack/client';
import type { JSX } from 'react';
import { API_KEYS } from '../api/keys.js';
import { Confirmation } from '../parts/confirmation.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.apiKey;

interface Props {
  apiKey: ApiKeyDto;
  onClose: () => void;
}

export function RevokeKey({ apiKey: { id, name }, onClose }: Props): JSX.Element {
  const revoke = useChange({
    send: () => removeApiKey({ path: { id } }),
    changes: [API_KEYS],
    notice: texts.apiKeys.revoked,
    onDone: onClose,
  });
  return (
    <Confirmation
      question={words.revokeQuestion(name)}
      help={words.revokeHelp}
      confirm={texts.apiKeys.revoke}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}
