import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'vonageApi',
  label: 'Vonage API',
  description:
    'The key and secret of a Vonage account, formerly Nexmo, for its SMS, verification and account APIs. Both stand in the API settings of the Vonage dashboard.',
  category: 'messaging',
  documentation: 'https://developer.vonage.com/en/getting-started/concepts/authentication',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'string',
      env: 'VONAGE_API_KEY',
      description: 'It identifies the account and is not secret by itself.',
    },
    { name: 'apiSecret', label: 'API Secret', type: 'password', env: 'VONAGE_API_SECRET' },
  ],
  hosts: ['*.nexmo.com', '*.vonage.com'],
  inject: { basic: { username: '{{apiKey}}', password: '{{apiSecret}}' } },
  test: { method: 'GET', url: 'https://rest.nexmo.com/account/get-balance', errorAt: 'error-code-label' },
  icon: { package: 'simple-icons', name: 'vonage' },
  example: { apiKey: 'abcd1234', apiSecret: 'example-not-a-secret' },
});
