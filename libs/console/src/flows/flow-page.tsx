import { getFlow } from '@keyrack/client';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { FLOWS } from '../api/keys.js';
import { usePageTitle } from '../layout/use-page-title.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { texts } from '../texts.js';
import { DeleteFlow } from './delete-flow.js';
import { FlowFacts } from './flow-facts.js';
import { FlowHeader } from './flow-header.js';
import { FlowNodes } from './flow-nodes.js';
import { Remarks } from './remarks.js';

/** One flow: what it is, and which credentials its nodes use. */
export default function FlowPage(): JSX.Element {
  const { id = '' } = useParams();
  // What was opened or found out about one is not shown with another.
  return <Content key={id} id={id} />;
}

function Content({ id }: { id: string }): JSX.Element {
  const {
    data: flow,
    error,
    refetch,
  } = useQuery({
    queryKey: [...FLOWS, 'one', id],
    queryFn: () => getFlow({ path: { id } }),
  });
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  usePageTitle(flow?.name ?? texts.flows.heading);
  return (
    <Box sx={{ p: { xs: 2, sm: 3 }, maxWidth: 1080 }}>
      <Link component={RouterLink} to="/flows" underline="hover" variant="body2">
        ← {texts.flows.heading}
      </Link>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!flow && !error && <Loading />}
      {flow && (
        <>
          <FlowHeader flow={flow} onDelete={() => setDeleting(true)} />
          <Box sx={{ display: 'grid', gap: 2 }}>
            <FlowNodes references={flow.references} />
            <FlowFacts flow={flow} />
            {flow.remarks.length > 0 && <Remarks remarks={flow.remarks} />}
          </Box>
        </>
      )}
      {flow && isDeleting && (
        <DeleteFlow
          flow={flow}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate('/flows', { replace: true })}
        />
      )}
    </Box>
  );
}
