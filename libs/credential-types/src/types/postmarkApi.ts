import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'postmarkApi',
  label: 'Postmark API',
  description:
    'The API token of a Postmark server, for sending mail and reading what became of it. It stands under API tokens of the server.',
  category: 'mail',
  documentation: 'https://postmarkapp.com/developer/api/overview',
  inputs: [
    {
      name: 'serverToken',
      label: 'Server API Token',
      type: 'password',
      aliases: ['serverApiToken', 'apiToken', 'apiKey'],
      env: 'POSTMARK_SERVER_TOKEN',
    },
    {
      name: 'accountToken',
      label: 'Account API Token',
      type: 'password',
      optional: true,
      env: 'POSTMARK_ACCOUNT_TOKEN',
      description: 'Only for managing servers, domains and senders.',
    },
  ],
  hosts: ['api.postmarkapp.com'],
  inject: {
    headers: { 'x-postmark-server-token': '{{serverToken}}', 'x-postmark-account-token': '{{accountToken}}' },
  },
  test: {
    method: 'GET',
    url: 'https://api.postmarkapp.com/server',
    headers: { accept: 'application/json' },
    errorAt: 'Message',
  },
  example: { serverToken: 'example-not-a-token' },
});
