import { useLayoutEffect, type JSX, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { showPlace } from '../api/place.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { signInFrom } from './return-path.js';
import { MeContext, useSession } from './use-me.js';

/** Shows its content to people who are signed in; others sign in first, and come back. */
export function RequireSession({ children }: { children: ReactNode }): JSX.Element {
  const { data: me, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  // Before anything that is drawn for them asks the service.
  useLayoutEffect(() => showPlace(me), [me]);
  if (me) {
    // Another person gets nothing that was drawn for the one before.
    return (
      <MeContext key={me.userId} value={me}>
        {children}
      </MeContext>
    );
  }
  if (me === null) return <Navigate to={signInFrom(pathname + search)} replace />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return <Loading />;
}
