import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'infisicalUniversalAuth',
  label: 'Infisical universal auth',
  description:
    'The client ID and client secret with which a machine identity logs in to Infisical. Made under Universal Auth of the identity.',
  category: 'secrets-managers',
  documentation: 'https://infisical.com/docs/documentation/platform/identities/universal-auth',
  inputs: [
    {
      name: 'siteUrl',
      label: 'Site URL',
      type: 'url',
      default: 'https://app.infisical.com',
      aliases: ['url'],
      description: 'Accounts in the EU have https://eu.infisical.com. A server of your own has its own address.',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      type: 'string',
      env: 'INFISICAL_UNIVERSAL_AUTH_CLIENT_ID',
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      type: 'password',
      env: 'INFISICAL_UNIVERSAL_AUTH_CLIENT_SECRET',
    },
  ],
  hosts: ['app.infisical.com', 'us.infisical.com', 'eu.infisical.com', { input: 'siteUrl' }],
  // No `inject`: requests carry the token that a login with these values answers with.
  test: { untestable: 'Trying it means to log in, which uses up client secrets that are made for a few uses.' },
  example: {
    siteUrl: 'https://app.infisical.com',
    clientId: '00000000-0000-0000-0000-000000000000',
    clientSecret: 'example-not-a-secret',
  },
});
