import type { CredentialDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ShareOutlined from '@mui/icons-material/ShareOutlined';
import type { JSX } from 'react';
import { RowButton } from '../../parts/row-button.js';
import { texts } from '../../texts.js';
import type { Asked } from './credential-dialog.js';

export const ACTIONS = [
  { action: 'share', label: texts.credentials.share, Icon: ShareOutlined },
  { action: 'update', label: texts.credentials.edit, Icon: EditOutlined },
  { action: 'delete', label: texts.credentials.delete, Icon: DeleteOutlineOutlined },
] as const;

interface Props {
  credential: CredentialDto;
  /** The id of what names the credential. */
  describedBy: string;
  onAsk: (asked: Asked) => void;
}

/** What the caller may do with one credential, as the service says. */
export function Actions({ credential, describedBy, onAsk }: Props): JSX.Element {
  const allowed = ACTIONS.filter(({ action }) => credential.permissions.includes(action));
  if (credential.shared && allowed.length === 0) {
    return <span className="soft">{texts.credentials.shared}</span>;
  }
  return (
    <>
      {allowed.map(({ action, label, Icon }) => (
        <RowButton
          key={action}
          Icon={Icon}
          label={label}
          describedBy={describedBy}
          onClick={() => onAsk({ action, credential })}
        />
      ))}
    </>
  );
}
