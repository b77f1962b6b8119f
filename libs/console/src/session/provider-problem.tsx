import Alert from '@mui/material/Alert';
import type { JSX } from 'react';
import { texts } from '../texts.js';

const problems: Readonly<Record<string, string>> = texts.session.problems;

/** Why signing in through an identity provider has failed: the service says so in the address, by a code. */
export function ProviderProblem({ code }: { code: string | null }): JSX.Element | null {
  if (code === null) return null;
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {Object.hasOwn(problems, code) ? problems[code] : problems['failed']}
    </Alert>
  );
}
