import Alert from '@mui/material/Alert';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useLocation } from 'react-router';
import { SIGN_IN_WAYS } from '../api/keys.js';
import { texts } from '../texts.js';
import type { FieldDescription } from './entrance-field.js';
import { EntranceForm } from './entrance-form.js';
import { OrganizationChoice, organizationsIn } from './organization-choice.js';
import { ProviderProblem } from './provider-problem.js';
import { Providers } from './providers.js';
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
  const { search } = useLocation();
  const address = new URLSearchParams(search);
  const organizationId = address.get('organizationId') ?? undefined;
  const ways = useQuery({
    queryKey: [...SIGN_IN_WAYS, organizationId],
    queryFn: () => readSignInWays(organizationId),
  });
  const enter = useSignedIn();
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: signIn,
    gcTime: 0, // the password is not kept longer than the form
    onSuccess: ({ challenge }) => (challenge === undefined ? enter() : onChallenge(challenge)),
  });
  const organizations = organizationsIn(error);
  return (
    <>
      <ProviderProblem code={address.get('problem')} />
      {ways.data?.needsSetup && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {words.needsSetup}
        </Alert>
      )}
      <EntranceForm
        fields={FIELDS}
        submit={words.signIn}
        isPending={isPending}
        error={organizations ? null : error}
        onSubmit={(values) => mutate({ ...values, ...(organizationId !== undefined && { organizationId }) })}
      />
      {organizations && variables && (
        <OrganizationChoice
          organizations={organizations}
          onChoose={(id) => mutate({ ...variables, organizationId: id })}
        />
      )}
      <Providers providers={ways.data?.providers ?? []} />
    </>
  );
}
