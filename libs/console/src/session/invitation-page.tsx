import Alert from '@mui/material/Alert';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { texts } from '../texts.js';
import { NAME, NEW_PASSWORD } from './account-fields.js';
import { Entrance } from './entrance.js';
import { EntranceForm } from './entrance-form.js';
import { InvitationTerms } from './invitation-terms.js';
import { useLinkToken } from './link-token.js';
import { acceptInvitation, readInvitation } from './session-api.js';
import { SecondFactorForm } from './second-factor-form.js';
import { useSignedIn } from './use-signed-in.js';

const NEW_ACCOUNT = [NAME, NEW_PASSWORD];
/** Somebody who has an account proves it. */
const PROOF = [{ ...NEW_PASSWORD, autoComplete: 'current-password', help: texts.session.yourPassword }];

/** An account for somebody who was invited. */
export default function InvitationPage(): JSX.Element {
  const token = useLinkToken();
  return (
    <Entrance heading={texts.session.invitation}>
      {token === '' ? <Alert severity="warning">{texts.session.noToken}</Alert> : <Accept key={token} token={token} />}
    </Entrance>
  );
}

function Accept({ token }: { token: string }): JSX.Element {
  const enter = useSignedIn();
  const [challenge, setChallenge] = useState<string>();
  const [openedAt] = useState(() => Date.now());
  const { data: invitation, error } = useQuery({
    queryKey: ['invitation', openedAt], // each link has its own, under no name that has the token in it
    queryFn: () => readInvitation(token),
  });
  const accept = useMutation({
    mutationFn: (account: { name?: string; password: string }) => acceptInvitation({ token, ...account }),
    gcTime: 0, // the password is not kept longer than the form
    onSuccess: (step) => (step.challenge === undefined ? enter() : setChallenge(step.challenge)),
  });
  if (challenge !== undefined)
    return <SecondFactorForm challenge={challenge} onStartOver={() => setChallenge(undefined)} />;
  if (error) return <ProblemAlert error={error} />;
  if (!invitation) return <Loading />;
  return (
    <>
      <InvitationTerms invitation={invitation} />
      {invitation.needsPassword ? (
        <EntranceForm
          fields={NEW_ACCOUNT}
          submit={texts.session.createAccount}
          isPending={accept.isPending}
          error={accept.error}
          onSubmit={(values) => accept.mutate(values)}
        />
      ) : (
        <EntranceForm
          fields={PROOF}
          submit={texts.session.signIn}
          isPending={accept.isPending}
          error={accept.error}
          onSubmit={(values) => accept.mutate(values)}
        />
      )}
    </>
  );
}
