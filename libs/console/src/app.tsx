import { lazy, Suspense, type JSX, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, type DataRouter } from 'react-router';
import { base } from './api/connect.js';
import { BrokenPage } from './layout/broken-page.js';
import { NotFoundPage } from './layout/not-found-page.js';
import { Shell } from './layout/shell.js';
import { Loading } from './parts/loading.js';
import { RequireSession } from './session/require-session.js';

const SignInPage = lazy(() => import('./session/sign-in-page.js'));
const SetUpPage = lazy(() => import('./session/set-up-page.js'));
const InvitationPage = lazy(() => import('./session/invitation-page.js'));
const CredentialsPage = lazy(() => import('./credentials/list/credentials-page.js'));
const CredentialPage = lazy(() => import('./credentials/detail/credential-page.js'));

const soon = (page: ReactNode): JSX.Element => <Suspense fallback={<Loading />}>{page}</Suspense>;

/** All pages. `token` came with a set-up or invitation link. */
export function createRouter(token: string): DataRouter {
  const signedIn = (
    <RequireSession>
      <Shell />
    </RequireSession>
  );
  return createBrowserRouter(
    [
      {
        errorElement: <BrokenPage />,
        children: [
          { path: '/sign-in', element: soon(<SignInPage />) },
          { path: '/setup', element: soon(<SetUpPage token={token} />) },
          { path: '/invitation', element: soon(<InvitationPage token={token} />) },
          {
            element: signedIn,
            children: [
              { index: true, element: <Navigate to="/credentials" replace /> },
              { path: '/credentials', element: soon(<CredentialsPage />) },
              { path: '/credentials/:id', element: soon(<CredentialPage />) },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
    { basename: new URL(base).pathname },
  );
}
