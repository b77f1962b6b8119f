import { updateUser, type UserDto } from '@keyrack/client';
import type { JSX } from 'react';
import { ME, USERS, WORKSPACES } from '../api/keys.js';
import { NameDialog } from '../parts/name-dialog.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.people;

export function RenameDialog({ user: { id, name }, onClose }: { user: UserDto; onClose: () => void }): JSX.Element {
  const change = useChange({
    send: (renamed: string) => updateUser({ path: { id }, body: { name: renamed } }),
    changes: [USERS, WORKSPACES, ME],
    notice: words.renamed,
    onDone: onClose,
  });
  return (
    <NameDialog
      title={words.renameOf(name)}
      label={words.name}
      confirm={texts.save}
      start={name}
      {...{ change, onClose }}
    />
  );
}
