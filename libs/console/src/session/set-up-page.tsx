import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { EMAIL, NAME, NEW_PASSWORD } from './account-fields.js';
import { Entrance } from './entrance.js';
import { EntranceForm } from './entrance-form.js';
import { useLinkToken } from './link-token.js';
import { setUp } from './session-api.js';
import { useSignedIn } from './use-signed-in.js';

const FIELDS = [NAME, EMAIL, NEW_PASSWORD];

/** The first account of an installation. */
export default function SetUpPage(): JSX.Element {
  const token = useLinkToken();
  const enter = useSignedIn();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (account: { name: string; email: string; password: string }) => setUp({ token, ...account }),
    gcTime: 0, // the password is not kept longer than the form
    onSuccess: enter,
  });
  return (
    <Entrance heading={texts.session.setUp}>
      {token === '' ? (
        <Alert severity="warning">{texts.session.noToken}</Alert>
      ) : (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {texts.session.setUpHelp}
          </Typography>
          <EntranceForm
            fields={FIELDS}
            submit={texts.session.createAccount}
            isPending={isPending}
            error={error}
            onSubmit={(values) => mutate(values)}
          />
        </>
      )}
    </Entrance>
  );
}
