import type { TestResultDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import type { JSX } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';

const SEVERITY = { valid: 'success', invalid: 'error', unknown: 'warning' } as const;

interface Props {
  outcome: TestResultDto | undefined;
  isPending: boolean;
  error: Error | null;
}

/** What a test said, in the service's words. */
export function TestOutcome({ outcome, isPending, error }: Props): JSX.Element {
  return (
    <div role="status">
      {isPending && (
        <Alert severity="info" icon={false}>
          {texts.form.takesLong}
        </Alert>
      )}
      {!isPending && error && <ProblemAlert error={error} />}
      {!isPending && !error && outcome && <Alert severity={SEVERITY[outcome.result]}>{outcome.message}</Alert>}
    </div>
  );
}
