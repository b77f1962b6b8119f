import { KeyrackError } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { messageOf } from '../api/said.js';
import { texts } from '../texts.js';

/** What went wrong, in the service's words; with the request id where only its log can say more. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }): JSX.Element {
  const known = error instanceof KeyrackError ? error : undefined;
  const wait = known?.details['retryAfterSeconds'];
  return (
    <Alert
      severity="error"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {texts.retry}
          </Button>
        )
      }
    >
      {messageOf(error)}
      {typeof wait === 'number' && ` ${texts.session.retryAfter(wait)}`}
      {known?.requestId !== undefined && known.status >= 500 && (
        <Typography variant="caption" component="div">
          {texts.requestId(known.requestId)}
        </Typography>
      )}
    </Alert>
  );
}
