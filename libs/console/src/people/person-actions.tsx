import type { UserDto } from '@keyrack/client';
import EditOutlined from '@mui/icons-material/EditOutlined';
import NoEncryptionOutlined from '@mui/icons-material/NoEncryptionOutlined';
import PersonRemoveOutlined from '@mui/icons-material/PersonRemoveOutlined';
import type { JSX } from 'react';
import { RowButton } from '../parts/row-button.js';
import { useMay, useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Asked } from './person-dialog.js';

const words = texts.people;

interface Props {
  user: UserDto;
  onAsk: (asked: Asked) => void;
}

export function PersonActions({ user, onAsk }: Props): JSX.Element {
  const { userId } = useMe();
  const mayUpdate = useMay('members:update');
  const mayRemove = useMay('members:delete');
  return (
    <>
      {mayUpdate && (
        <RowButton
          label={words.renameOf(user.name)}
          Icon={EditOutlined}
          onClick={() => onAsk({ action: 'rename', user })}
        />
      )}
      {/* One's own takes a code, and is removed where one's account is. */}
      {mayUpdate && user.id !== userId && (
        <RowButton
          label={words.resetOf(user.name)}
          Icon={NoEncryptionOutlined}
          onClick={() => onAsk({ action: 'reset', user })}
        />
      )}
      {mayRemove && (
        <RowButton
          label={words.removeOf(user.name)}
          Icon={PersonRemoveOutlined}
          onClick={() => onAsk({ action: 'remove', user })}
        />
      )}
    </>
  );
}
