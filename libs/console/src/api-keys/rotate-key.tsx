import { rotateApiKey, type ApiKeyDto } from '@keyrack/client';
import type { JSX } from 'react';
import { API_KEYS } from '../api/keys.js';
import { Confirmation } from '../parts/confirmation.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { NewToken } from './new-token.js';

const words = texts.apiKey;

interface Props {
  apiKey: ApiKeyDto;
  onClose: () => void;
}

/** Asks, then shows the new token once. */
export function RotateKey({ apiKey: { id, name }, onClose }: Props): JSX.Element {
  const rotate = useChange({ send: () => rotateApiKey({ path: { id } }), changes: [API_KEYS], isSecret: true });
  if (rotate.data) return <NewToken made={rotate.data} onClose={onClose} />;
  return (
    <Confirmation
      question={words.rotateQuestion(name)}
      help={words.rotateHelp}
      confirm={texts.apiKeys.rotate}
      isPending={rotate.isPending}
      isHeld
      error={rotate.error}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    />
  );
}
