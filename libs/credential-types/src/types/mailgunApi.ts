import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mailgunApi',
  label: 'Mailgun API',
  description:
    'A key for sending and receiving mail with Mailgun. Made under API security in the Mailgun control panel.',
  category: 'mail',
  documentation: 'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'MAILGUN_API_KEY',
      description: 'A key of the account. The sending key of a domain can send, and nothing else.',
      leakPattern: '(?:key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.mailgun.net', label: 'United States' },
        { name: 'api.eu.mailgun.net', label: 'Europe' },
      ],
      default: 'api.mailgun.net',
      description: 'Where the sending domain was added.',
    },
    {
      name: 'domain',
      label: 'Sending Domain',
      type: 'string',
      optional: true,
      placeholder: 'mg.example.com',
    },
  ],
  hosts: [{ input: 'region' }],
  // The user name is the same for everybody.
  inject: { basic: { username: 'api', password: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/v4/domains', query: { limit: '1' }, errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'mailgun' },
  example: { apiKey: 'example-not-a-key', region: 'api.mailgun.net', domain: 'mg.example.com' },
});
