import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useState, type JSX } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { usePageTitle } from '../../layout/use-page-title.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { CredentialDialog, type Asked } from '../list/credential-dialog.js';
import { useCredential } from '../use-credential.js';
import { useTypesByName } from '../use-types.js';
import { Facts } from './facts.js';
import { Header } from './header.js';
import { History } from './history.js';
import { LastTest } from './last-test.js';
import { Usages } from './usages.js';
import { Versions } from './versions.js';

/** Everything about one credential but its values. */
export default function CredentialPage(): JSX.Element {
  const { id = '' } = useParams();
  // What was opened or found out about one is not shown with another.
  return <Content key={id} id={id} />;
}

function Content({ id }: { id: string }): JSX.Element {
  const { data: credential, error, refetch } = useCredential(id);
  const type = useTypesByName().get(credential?.credentialName ?? '');
  const [asked, setAsked] = useState<Asked>();
  const navigate = useNavigate();
  const mayAudit = useMay('audit:view');
  usePageTitle(credential?.name ?? texts.credentials.heading);
  return (
    <Box sx={{ p: { xs: 2, sm: 3 }, maxWidth: 1080 }}>
      <Link component={RouterLink} to="/credentials" underline="hover" variant="body2">
        ← {texts.credentials.heading}
      </Link>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!credential && !error && <Loading />}
      {credential && (
        <>
          <Header credential={credential} onAsk={setAsked} />
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            <Facts credential={credential} type={type} />
            <LastTest credential={credential} type={type} />
            <Usages credential={credential} />
            {credential.permissions.includes('update') && <Versions credential={credential} type={type} />}
            {mayAudit && <History id={id} />}
          </Box>
        </>
      )}
      {asked && (
        <CredentialDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDeleted={() => void navigate('/credentials', { replace: true })}
        />
      )}
    </Box>
  );
}
