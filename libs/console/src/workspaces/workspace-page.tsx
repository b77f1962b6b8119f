import { getWorkspace } from '@keyrack/client';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { workspaceKey } from '../api/keys.js';
import { usePageTitle } from '../layout/use-page-title.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { Invitations } from './invitations/invitations.js';
import { Members } from './members/members.js';
import { WorkspaceDialog, type Asked } from './workspace-dialog.js';
import { WorkspaceHeader } from './workspace-header.js';

/** Who works in a workspace, and who is invited to it. */
export default function WorkspacePage(): JSX.Element {
  const { id = '' } = useParams();
  // What was opened or found out about one is not shown with another.
  return <Content key={id} id={id} />;
}

function Content({ id }: { id: string }): JSX.Element {
  const { data, error, refetch } = useQuery({
    queryKey: workspaceKey(id),
    queryFn: () => getWorkspace({ path: { id } }),
  });
  const [asked, setAsked] = useState<Asked>();
  const navigate = useNavigate();
  const maySeePeople = useMay('members:view');
  usePageTitle(data?.name ?? texts.workspaces.heading);
  return (
    <Stack spacing={2} sx={{ p: { xs: 2, sm: 3 }, maxWidth: 1080 }}>
      <Link component={RouterLink} to="/workspaces" underline="hover" variant="body2" sx={{ alignSelf: 'start' }}>
        ← {texts.workspaces.heading}
      </Link>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <WorkspaceHeader workspace={data} onAsk={setAsked} />}
      {data && maySeePeople && (
        <>
          <Members workspace={data} />
          <Invitations workspace={data} />
        </>
      )}
      {asked && (
        <WorkspaceDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDeleted={() => void navigate('/workspaces', { replace: true })}
        />
      )}
    </Stack>
  );
}
