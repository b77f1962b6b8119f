import { updateApiKey, type ApiKeyDto } from '@keyrack/client';
import type { JSX } from 'react';
import { API_KEYS } from '../api/keys.js';
import { NameDialog } from '../parts/name-dialog.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.apiKey;

interface Props {
  apiKey: ApiKeyDto;
  onClose: () => void;
}

export function RenameKey({ apiKey: { id, name }, onClose }: Props): JSX.Element {
  const change = useChange({
    send: (renamed: string) => updateApiKey({ path: { id }, body: { name: renamed } }),
    changes: [API_KEYS],
    notice: texts.apiKeys.renamed,
    onDone: onClose,
  });
  return (
    <NameDialog
      title={words.renameTitle(name)}
      label={words.name}
      confirm={texts.save}
      start={name}
      {...{ change, onClose }}
    />
  );
}
