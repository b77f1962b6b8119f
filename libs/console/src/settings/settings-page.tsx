import Stack from '@mui/material/Stack';
import type { JSX } from 'react';
import { Page } from '../parts/page.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { OrganizationSettings } from './organization-settings.js';
import { IdentityProviders } from './providers/identity-providers.js';
import { Webhooks } from './webhooks/webhooks.js';

/** What holds for the organization, and who is told of what happens in the workspace. */
export default function SettingsPage(): JSX.Element {
  const mayChangeOrganization = useMay('organizations:update');
  const maySeeProviders = useMay('identityproviders:view');
  const maySeeWebhooks = useMay('webhooks:view');
  return (
    <Page heading={texts.settings.heading}>
      <Stack spacing={2}>
        {mayChangeOrganization && <OrganizationSettings />}
        {maySeeProviders && <IdentityProviders />}
        {maySeeWebhooks && <Webhooks />}
      </Stack>
    </Page>
  );
}
