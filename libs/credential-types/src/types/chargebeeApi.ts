import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'chargebeeApi',
  label: 'Chargebee API',
  description:
    'A key of one Chargebee site, for subscriptions, customers and invoices. Made under API keys in the settings of the site; a read-only key will do for reading.',
  category: 'payments',
  documentation: 'https://apidocs.chargebee.com/docs/api/auth',
  inputs: [
    {
      name: 'site',
      label: 'Site',
      type: 'string',
      aliases: ['accountName', 'subdomain'],
      placeholder: 'mycompany-test',
      description: 'The first part of the address: mycompany for https://mycompany.chargebee.com.',
    },
    { name: 'apiKey', label: 'API Key', type: 'password' },
  ],
  hosts: ['*.chargebee.com'],
  // The key is the user name, and there is no password.
  inject: { basic: { username: '{{apiKey}}', password: '' } },
  test: {
    method: 'GET',
    url: 'https://{{site}}.chargebee.com/api/v2/customers',
    query: { limit: '1' },
    errorAt: 'message',
  },
  example: { site: 'mycompany-test', apiKey: 'example-not-a-key' },
});
