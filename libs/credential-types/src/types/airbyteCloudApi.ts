import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'airbyteCloudApi',
  label: 'Airbyte Cloud API',
  description:
    'An application of an Airbyte Cloud user, which acts as that user: sources, destinations, connections and jobs. Made under Applications in the user settings.',
  category: 'automation',
  documentation: 'https://docs.airbyte.com/platform/using-airbyte/configuring-api-access',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string', env: 'AIRBYTE_CLOUD_CLIENT_ID' },
    { name: 'clientSecret', label: 'Client Secret', type: 'password', env: 'AIRBYTE_CLOUD_CLIENT_SECRET' },
  ],
  hosts: ['api.airbyte.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://api.airbyte.com/v1/applications/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'body',
  },
  icon: { package: 'simple-icons', name: 'airbyte' },
  example: { clientId: 'example-client', clientSecret: 'example-not-a-secret' },
});
