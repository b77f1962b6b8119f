import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import Alert from '@mui/material/Alert';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { theme } from '../theme.js';
import { Access } from './access.js';
import { ConnectPage } from './connect-page.js';
import { Opener } from './opener.js';
import { texts } from '../texts.js';

/** The page's policy lets only styles with its nonce in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const cache = createCache({ key: 'k', prepend: true, ...(nonce !== undefined && nonce !== '' && { nonce }) });
const element = document.getElementById('root');
if (!element) throw new Error('connect.html has no element for its page');
const root = createRoot(element);
const queryClient = createQueryClient();

/** Nothing is stored, not even the theme: it is the editor's. */
function page(children: ReactNode, mode: 'light' | 'dark' | 'system' = 'system'): JSX.Element {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode={mode} storageManager={null} noSsr>
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}

const opener = Opener.of(window.location.search);
if (opener) start(opener);
else root.render(page(<Alert severity="info">{texts.connect.alone}</Alert>));

function start(editor: Opener): void {
  const close = (): void => editor.tell({ keyrack: 'closed' });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  const access = new Access(editor, {
    onProblem: (error) => root.render(page(<ProblemAlert error={error} />)),
    onStart: (session, welcome) =>
      root.render(
        page(
          <ConnectPage
            session={session}
            wanted={welcome.types}
            onAdded={({ id, name, credentialName }) =>
              editor.tell({ keyrack: 'created', id, name, type: credentialName })
            }
            onClose={close}
          />,
          welcome.theme,
        ),
      ),
  });
  access.start();
}
