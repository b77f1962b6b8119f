import { listInvitations, type WorkspaceDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { INVITATIONS } from '../../api/keys.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { RowList } from '../../parts/row-list.js';
import { Section } from '../../parts/section.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { InvitationItem } from './invitation-item.js';
import { InviteDialog } from './invite-dialog.js';

const words = texts.workspaces;

/** Who is asked to join a workspace, and has not done so yet. */
export function Invitations({ workspace }: { workspace: WorkspaceDto }): JSX.Element {
  const { data, error, refetch } = useQuery({ queryKey: INVITATIONS, queryFn: () => listInvitations() });
  const [isInviting, setInviting] = useState(false);
  const mayCreate = useMay('members:create');
  const mayInvite = useMay('roles:view') && mayCreate;
  const open = data?.filter(({ workspaceId }) => workspaceId === workspace.id);
  const invite = mayInvite && (
    <Button size="small" onClick={() => setInviting(true)}>
      {words.invite}
    </Button>
  );
  return (
    <Section heading={words.invitations} action={invite}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {open?.length === 0 && <Typography color="textSecondary">{words.noInvitations}</Typography>}
      {open && open.length > 0 && (
        <RowList label={words.invitations}>
          {open.map((invitation) => (
            <InvitationItem key={invitation.id} invitation={invitation} />
          ))}
        </RowList>
      )}
      {isInviting && <InviteDialog workspace={workspace} onClose={() => setInviting(false)} />}
    </Section>
  );
}
