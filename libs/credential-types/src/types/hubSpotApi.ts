import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hubSpotApi',
  label: 'HubSpot API',
  description:
    'A token for one HubSpot account: a service key, or the access token of a private app. Service keys are made under Keys in the development area of the account.',
  category: 'crm',
  documentation:
    'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['serviceKey', 'appToken', 'apiKey', 'token'],
      placeholder: 'pat-na1-...',
      leakPattern: 'pat-[a-z]{2}[0-9]{1,2}-[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}',
    },
  ],
  hosts: ['*.hubapi.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://api.hubapi.com/account-info/v3/details', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'hubspot' },
  example: { accessToken: 'pat-na1-example-not-a-token' },
});
