import type { IdentityProviderDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { CopyField } from '../../parts/copy-field.js';
import { texts } from '../../texts.js';

const words = texts.providers;

/** What is to be registered at the provider. The service makes it up when the provider is added. */
export function ProviderAddresses({ provider }: { provider: IdentityProviderDto | undefined }): JSX.Element {
  if (!provider)
    return (
      <Typography variant="body2" color="textSecondary">
        {words.addressesLater}
      </Typography>
    );
  const { redirectUri, postLogoutRedirectUri } = provider;
  if (redirectUri === null || postLogoutRedirectUri === null)
    return <Alert severity="warning">{words.noAddress}</Alert>;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {words.register}
      </Typography>
      <CopyField label={words.redirectUri} value={redirectUri} />
      <CopyField label={words.postLogoutRedirectUri} value={postLogoutRedirectUri} />
    </>
  );
}
