import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import type { FieldDescription } from './entrance-field.js';
import { EntranceForm } from './entrance-form.js';
import { answerSecondFactor } from './session-api.js';
import { useSignedIn } from './use-signed-in.js';

const words = texts.session;
const FIELDS: FieldDescription<'code'>[] = [
  { name: 'code', label: words.code, autoComplete: 'one-time-code', missing: words.codeRequired },
];

interface Props {
  /** What the password was answered with; undefined after an identity provider, when a cookie has it. */
  challenge: string | undefined;
  onStartOver: () => void;
}

export function SecondFactorForm({ challenge, onStartOver }: Props): JSX.Element {
  const enter = useSignedIn();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      answerSecondFactor({ code: code.trim(), ...(challenge !== undefined && { challenge }) }),
    gcTime: 0, // the challenge is not kept longer than the form
    onSuccess: enter,
  });
  return (
    <>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {words.secondFactorHelp}
      </Typography>
      <EntranceForm
        fields={FIELDS}
        submit={words.confirm}
        isPending={isPending}
        error={error}
        onSubmit={(values) => mutate(values)}
      />
      <Button fullWidth onClick={onStartOver} sx={{ mt: 1 }}>
        {words.startOver}
      </Button>
    </>
  );
}
