import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mollieApi',
  label: 'Mollie API',
  description:
    'A live or test key for the payments of one website profile of Mollie. Found under Developers, API access tokens, in the Mollie dashboard.',
  category: 'payments',
  documentation: 'https://docs.mollie.com/reference/authentication',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      placeholder: 'live_...',
      description: 'Begins with live_ or test_.',
    },
  ],
  hosts: ['api.mollie.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.mollie.com/v2/methods', errorAt: 'detail' },
  example: { apiKey: 'test_example-not-a-key' },
});
