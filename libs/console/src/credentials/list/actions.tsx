import type { CredentialDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ShareOutlined from '@mui/icons-material/ShareOutlined';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
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
    return (
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'normal' }}>
        {texts.credentials.shared}
      </Typography>
    );
  }
  return (
    <>
      {allowed.map(({ action, label, Icon }) => (
        <IconButton
          key={action}
          size="small"
          title={label} // no Tooltip: drawing one per button makes scrolling slow
          aria-label={label}
          aria-describedby={describedBy}
          onClick={() => onAsk({ action, credential })}
        >
          <Icon fontSize="small" />
        </IconButton>
      ))}
    </>
  );
}
