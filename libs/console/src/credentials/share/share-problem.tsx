import { KeyrackError } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { UseMutationResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import type { ShareChange } from './use-shares.js';

interface Props {
  change: UseMutationResult<unknown, Error, ShareChange>;
}

/** What the service said to a change. One that flows stand in the way of can be made all the same. */
export function ShareProblem({ change: { error, variables, mutate } }: Props): JSX.Element {
  const isInUse = error instanceof KeyrackError && error.code === 'CREDENTIAL_IN_USE';
  if (!isInUse || !variables) return <ProblemAlert error={error} />;
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={() => mutate({ ...variables, force: true })}>
          {texts.share.removeAnyway}
        </Button>
      }
    >
      {error.message}
    </Alert>
  );
}
