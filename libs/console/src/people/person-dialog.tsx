import { removeUser, type UserDto } from '@keyrack/client';
import type { JSX } from 'react';
import { CREDENTIALS, ME, USERS, WORKSPACES } from '../api/keys.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { LeaveDialog } from './leave/leave-dialog.js';
import { RenameDialog } from './rename-dialog.js';
import { ResetDialog } from './reset-dialog.js';

const words = texts.people;

/** What somebody wants to do with a person. */
export interface Asked {
  action: 'rename' | 'reset' | 'remove';
  user: UserDto;
}

interface Props {
  asked: Asked;
  onClose: () => void;
}

export function PersonDialog({ asked: { action, user }, onClose }: Props): JSX.Element {
  const { organizationName = '' } = useMe();
  switch (action) {
    case 'rename':
      return <RenameDialog user={user} onClose={onClose} />;
    case 'reset':
      return <ResetDialog user={user} onClose={onClose} />;
    case 'remove':
      return (
        <LeaveDialog
          question={words.removeQuestion(user.name, organizationName)}
          help={words.removeHelp}
          confirm={words.remove}
          notice={words.removed}
          changes={[USERS, WORKSPACES, CREDENTIALS, ME]}
          send={(query) => removeUser({ path: { id: user.id }, query })}
          onClose={onClose}
        />
      );
  }
}
