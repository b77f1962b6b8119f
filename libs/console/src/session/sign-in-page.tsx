import { useState, type JSX } from 'react';
import { Navigate, useLocation } from 'react-router';
import { texts } from '../texts.js';
import { Entrance } from './entrance.js';
import { returnPath } from './return-path.js';
import { SecondFactorForm } from './second-factor-form.js';
import { SignInForm } from './sign-in-form.js';
import { useSession } from './use-me.js';

/** Signing in, in one step or two. The challenge of the second lives only in this page's memory. */
export default function SignInPage(): JSX.Element {
  const { data: me } = useSession();
  const { search } = useLocation();
  const [challenge, setChallenge] = useState<string>();
  if (me) return <Navigate to={returnPath(search)} replace />;
  return challenge === undefined ? (
    <Entrance heading={texts.session.signInTo}>
      <SignInForm onChallenge={setChallenge} />
    </Entrance>
  ) : (
    <Entrance heading={texts.session.secondFactor}>
      <SecondFactorForm challenge={challenge} onStartOver={() => setChallenge(undefined)} />
    </Entrance>
  );
}
