import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'intercomApi',
  label: 'Intercom API',
  description:
    'The access token of an Intercom app, for the workspace that the app was made in. It stands under Authentication of the app in the Intercom developer hub.',
  category: 'crm',
  documentation: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['apiKey', 'token'],
      env: 'INTERCOM_API_KEY',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.intercom.io', label: 'United States' },
        { name: 'api.eu.intercom.io', label: 'Europe' },
        { name: 'api.au.intercom.io', label: 'Australia' },
      ],
      default: 'api.intercom.io',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/me',
    headers: { accept: 'application/json' },
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'intercom' },
  example: { accessToken: 'example-not-a-token', region: 'api.intercom.io' },
});
