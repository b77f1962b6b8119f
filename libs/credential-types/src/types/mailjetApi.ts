import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mailjetApi',
  label: 'Mailjet API',
  description:
    'The API key and secret key of a Mailjet account, for sending mail and managing contacts. Both stand under API key management in the account.',
  category: 'mail',
  documentation: 'https://dev.mailjet.com/email/reference/overview/authentication/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'string',
      env: 'MJ_APIKEY_PUBLIC',
      description: 'The public half of the pair.',
    },
    { name: 'secretKey', label: 'Secret Key', type: 'password', env: 'MJ_APIKEY_PRIVATE' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.mailjet.com', label: 'Default' },
        {
          name: 'api.us.mailjet.com',
          label: 'United States',
          description: 'For accounts that Mailjet has moved to its US servers.',
        },
      ],
      default: 'api.mailjet.com',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { basic: { username: '{{apiKey}}', password: '{{secretKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/v3/REST/contactslist',
    query: { Limit: '1' },
    errorAt: 'ErrorMessage',
  },
  example: { apiKey: 'example-public-key', secretKey: 'example-not-a-key', region: 'api.mailjet.com' },
});
