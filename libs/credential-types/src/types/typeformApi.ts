import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'typeformApi',
  label: 'Typeform API',
  description:
    'A personal token for Typeform, with the scopes that were chosen for it: forms, responses and workspaces. Made under Personal tokens in the account.',
  category: 'productivity',
  documentation: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  inputs: [
    {
      name: 'accessToken',
      label: 'Personal Token',
      type: 'password',
      aliases: ['personalAccessToken', 'token', 'apiKey'],
      env: 'TF_TOKEN',
      placeholder: 'tfp_...',
      leakPattern: 'tfp_[A-Za-z0-9_.=-]{40,60}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.typeform.com', label: 'Default' },
        {
          name: 'api.eu.typeform.com',
          label: 'Europe, typeform.com',
          description: 'For accounts of typeform.com whose responses are kept in Europe.',
        },
        {
          name: 'api.typeform.eu',
          label: 'Europe, typeform.eu',
          description: 'For accounts that sign in at typeform.eu.',
        },
      ],
      default: 'api.typeform.com',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/me',
    answers: [
      { status: 200, means: 'valid' },
      // Typeform has answered bad tokens with 403, too.
      { body: { path: 'code', equals: 'AUTHENTICATION_FAILED' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'description',
  },
  icon: { package: 'simple-icons', name: 'typeform' },
  example: { accessToken: 'tfp_example-not-a-token', region: 'api.typeform.com' },
});
