import { lazy, Suspense, type JSX, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, type DataRouter } from 'react-router';
import { base } from './api/connect.js';
import { BrokenPage } from './layout/broken-page.js';
import { NotFoundPage } from './layout/not-found-page.js';
import { Shell } from './layout/shell.js';
import { Loading } from './parts/loading.js';
import { RequireSession } from './session/require-session.js';
import { SecondFactorGate } from './session/second-factor-gate.js';

const SignInPage = lazy(() => import('./session/sign-in-page.js'));
const SetUpPage = lazy(() => import('./session/set-up-page.js'));
const InvitationPage = lazy(() => import('./session/invitation-page.js'));
const CredentialsPage = lazy(() => import('./credentials/list/credentials-page.js'));
const CredentialPage = lazy(() => import('./credentials/detail/credential-page.js'));

const FlowsPage = lazy(() => import('./flows/flows-page.js'));
const FlowPage = lazy(() => import('./flows/flow-page.js'));
const WorkspacesPage = lazy(() => import('./workspaces/workspaces-page.js'));
const WorkspacePage = lazy(() => import('./workspaces/workspace-page.js'));
const PeoplePage = lazy(() => import('./people/people-page.js'));
const RolesPage = lazy(() => import('./roles/roles-page.js'));
const ApiKeysPage = lazy(() => import('./api-keys/api-keys-page.js'));
const AuditPage = lazy(() => import('./audit/audit-page.js'));
const SettingsPage = lazy(() => import('./settings/settings-page.js'));
const ProfilePage = lazy(() => import('./profile/profile-page.js'));

const soon = (page: ReactNode): JSX.Element => <Suspense fallback={<Loading />}>{page}</Suspense>;

/** All pages. */
export function createRouter(): DataRouter {
  const signedIn = (
    <RequireSession>
      <SecondFactorGate>
        <Shell />
      </SecondFactorGate>
    </RequireSession>
  );
  return createBrowserRouter(
    [
      {
        errorElement: <BrokenPage />,
        children: [
          { path: '/sign-in', element: soon(<SignInPage />) },
          { path: '/setup', element: soon(<SetUpPage />) },
          { path: '/invitation', element: soon(<InvitationPage />) },
          {
            element: signedIn,
            children: [
              { index: true, element: <Navigate to="/credentials" replace /> },
              { path: '/credentials', element: soon(<CredentialsPage />) },
              { path: '/credentials/:id', element: soon(<CredentialPage />) },
              { path: '/flows', element: soon(<FlowsPage />) },
              { path: '/flows/:id', element: soon(<FlowPage />) },
              { path: '/workspaces', element: soon(<WorkspacesPage />) },
              { path: '/workspaces/:id', element: soon(<WorkspacePage />) },
              { path: '/people', element: soon(<PeoplePage />) },
              { path: '/roles', element: soon(<RolesPage />) },
              { path: '/api-keys', element: soon(<ApiKeysPage />) },
              { path: '/audit', element: soon(<AuditPage />) },
              { path: '/settings', element: soon(<SettingsPage />) },
              { path: '/profile', element: soon(<ProfilePage />) },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
    { basename: new URL(base).pathname },
  );
}
