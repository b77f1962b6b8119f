import type { SignInProviderDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useLocation } from 'react-router';
import { ProblemAlert } from '../parts/problem-alert.js';
import { texts } from '../texts.js';
import { returnPath } from './return-path.js';
import { beginAtProvider } from './session-api.js';

const words = texts.session;

/** The other ways in. */
export function Providers({ providers }: { providers: readonly SignInProviderDto[] }): JSX.Element | null {
  const { search } = useLocation();
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: (id: string) => beginAtProvider(id, returnPath(search)),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (providers.length === 0) return null;
  return (
    <Stack spacing={1.5} sx={{ mt: 3 }}>
      <Divider>{words.or}</Divider>
      {error && <ProblemAlert error={error} />}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="outlined"
          size="large"
          loading={isPending && variables === id}
          onClick={() => mutate(id)}
          sx={{ overflowWrap: 'anywhere' }}
        >
          {words.signInWith(name)}
        </Button>
      ))}
    </Stack>
  );
}
