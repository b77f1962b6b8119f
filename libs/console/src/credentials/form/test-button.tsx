import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import type { FormTest } from './use-form-test.js';

/** Absent for those who may not test; where a type has no test, the reason stands there. */
export function TestButton({ test }: { test: FormTest }): JSX.Element | null {
  if (test.untestable !== undefined) {
    return (
      <Typography variant="caption" color="textSecondary">
        {texts.form.untestable(test.untestable)}
      </Typography>
    );
  }
  if (!test.isOffered) return null;
  return (
    <Button variant="outlined" onClick={test.run} loading={test.isPending}>
      {texts.form.test}
    </Button>
  );
}
