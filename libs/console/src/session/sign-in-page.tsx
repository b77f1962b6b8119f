import { useState, type JSX } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { texts } from '../texts.js';
import { Entrance } from './entrance.js';
import { returnPath } from './return-path.js';
import { SecondFactorForm } from './second-factor-form.js';
import { SignInForm } from './sign-in-form.js';
import { useSession } from './use-me.js';

/** Signing in, in one step or two. The challenge of the second lives only in this page's memory, or in a cookie. */
export default function SignInPage(): JSX.Element {
  const { data: me } = useSession();
  const { search } = useLocation();
  const navigate = useNavigate();
  const [challenge, setChallenge] = useState<string>();
  if (me) return <Navigate to={returnPath(search)} replace />;
  const isBack = new URLSearchParams(search).get('step') === 'second-factor';
  const startOver = (): void => {
    setChallenge(undefined);
    void navigate('/sign-in', { replace: true });
  };
  return challenge === undefined && !isBack ? (
    <Entrance heading={texts.session.signInTo}>
      <SignInForm onChallenge={setChallenge} />
    </Entrance>
  ) : (
    <Entrance heading={texts.session.secondFactor}>
      <SecondFactorForm challenge={challenge} onStartOver={startOver} />
    </Entrance>
  );
}
