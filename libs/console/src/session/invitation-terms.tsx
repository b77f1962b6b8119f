import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import type { Invitation } from './session-api.js';

/** What somebody is invited to. */
export function InvitationTerms({ invitation }: { invitation: Invitation }): JSX.Element {
  const { workspaceName, organizationName, email, role } = invitation;
  return (
    <>
      <Typography sx={{ mb: 0.5 }}>{texts.session.invitedTo(workspaceName, organizationName)}</Typography>
      <Typography color="textSecondary" sx={{ mb: 2.5 }}>
        {texts.session.invitedAs(email, role)}
      </Typography>
    </>
  );
}
