import type { MadeInvitationDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type JSX } from 'react';
import { CopyField } from '../../parts/copy-field.js';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';

const words = texts.workspaces;

interface Props {
  invitation: MadeInvitationDto;
  onClose: () => void;
}

/** Says that the link is mailed, or shows it this once. */
export function Invited({ invitation, onClose }: Props): JSX.Element {
  const id = useId();
  const { email, link, mailProblem, expiresDate } = invitation;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id} sx={{ overflowWrap: 'anywhere' }}>
        {words.invitedTitle(email)}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ pt: 1 }}>
          {mailProblem !== undefined && <Alert severity="warning">{mailProblem}</Alert>}
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {link === undefined ? words.mailed(email) : words.passOn(email)}
          </Typography>
          {link !== undefined && <CopyField label={words.link} value={link} />}
          <Typography variant="body2" color="textSecondary">
            {words.linkExpires} <When at={expiresDate} />.
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button autoFocus onClick={onClose}>
          {texts.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
