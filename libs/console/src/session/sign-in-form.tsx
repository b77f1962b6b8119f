import Alert from '@mui/material/Alert';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { SIGN_IN_WAYS } from '../api/keys.js';
import { texts } from '../texts.js';
import type { FieldDescription } from './entrance-field.js';
import { EntranceForm } from './entrance-form.js';
import { readSignInWays, signIn } from './session-api.js';
import { useSignedIn } from './use-signed-in.js';

const words = texts.session;
const FIELDS: FieldDescription<'email' | 'password'>[] = [
  { name: 'email', label: words.email, type: 'email', autoComplete: 'username', missing: words.emailRequired },
  {
    name: 'password',
    label: words.password,
    type: 'password',
    autoComplete: 'current-password',
    missing: words.passwordRequired,
  },
];

export function SignInForm({ onChallenge }: { onChallenge: (challenge: string) => void }): JSX.Element {
  const { data: ways } = useQuery({ queryKey: SIGN_IN_WAYS, queryFn: readSignInWays });
  const enter = useSignedIn();
  const { mutate, error, isPending } = useMutation({
    mutationFn: signIn,
    onSuccess: ({ challenge }) => (challenge === undefined ? enter() : onChallenge(challenge)),
  });
  return (
    <>
      {ways?.needsSetup && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {words.needsSetup}
        </Alert>
      )}
      <EntranceForm
        fields={FIELDS}
        submit={words.signIn}
        isPending={isPending}
        error={error}
        onSubmit={(values) => mutate(values)}
      />
    </>
  );
}
