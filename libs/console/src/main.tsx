import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { connect } from './api/connect.js';
import { createQueryClient } from './api/query-client.js';
import { createRouter } from './app.js';
import { Notices } from './parts/notices.js';
import { watchLinkToken } from './session/link-token.js';
import { SessionWatch } from './session/session-watch.js';
import { theme } from './theme.js';

watchLinkToken();
const router = createRouter();
connect();

/** The page's policy lets only styles with its nonce in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const cache = createCache({ key: 'k', prepend: true, ...(nonce !== undefined && nonce !== '' && { nonce }) });
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element for the console');

createRoot(root).render(
  <CacheProvider value={cache}>
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline enableColorScheme />
      <QueryClientProvider client={createQueryClient()}>
        <Notices>
          <SessionWatch />
          <RouterProvider router={router} />
        </Notices>
      </QueryClientProvider>
    </ThemeProvider>
  </CacheProvider>,
);
