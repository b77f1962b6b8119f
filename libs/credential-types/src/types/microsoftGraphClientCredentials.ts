import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'microsoftGraphClientCredentials',
  label: 'Microsoft Graph client credentials',
  description:
    'An app registration in Microsoft Entra that acts by itself in one tenant: mail, files, users, Teams. Its application permissions need the consent of an administrator.',
  category: 'productivity',
  documentation: 'https://learn.microsoft.com/en-us/graph/auth-v2-service',
  inputs: [
    {
      name: 'tenantId',
      label: 'Directory (tenant) ID',
      type: 'string',
      env: 'AZURE_TENANT_ID',
      description: 'The UUID of the tenant, or one of its domains.',
    },
    { name: 'clientId', label: 'Application (client) ID', type: 'string', env: 'AZURE_CLIENT_ID' },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      env: 'AZURE_CLIENT_SECRET',
      description: 'The value of the secret, not its ID.',
      leakPattern: '[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}',
    },
  ],
  hosts: ['graph.microsoft.com', 'login.microsoftonline.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://login.microsoftonline.com/{{tenantId}}/oauth2/v2.0/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    // All permissions that were consented to. Single ones cannot be asked for in this flow.
    scopes: 'https://graph.microsoft.com/.default',
    clientAuthentication: 'body',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'microsoft-color' },
  example: {
    tenantId: '00000000-0000-4000-8000-000000000000',
    clientId: '00000000-0000-4000-8000-000000000001',
    clientSecret: 'example-not-a-secret',
  },
});
