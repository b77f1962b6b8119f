import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sparkPostApi',
  label: 'SparkPost API',
  description:
    'A key for sending mail with SparkPost, now a part of Bird. Made under API keys in the configuration of the account.',
  category: 'mail',
  documentation: 'https://developers.sparkpost.com/api/',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'SPARKPOST_API_KEY' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.sparkpost.com', label: 'United States' },
        { name: 'api.eu.sparkpost.com', label: 'Europe' },
      ],
      default: 'api.sparkpost.com',
    },
  ],
  hosts: [{ input: 'region' }],
  // The key alone, without a scheme.
  inject: { headers: { authorization: '{{apiKey}}' } },
  // A key that may not read the account is answered with 403, not 401.
  test: { method: 'GET', url: 'https://{{region}}/api/v1/account', errorAt: 'errors.0.message' },
  icon: { package: 'simple-icons', name: 'sparkpost' },
  example: { apiKey: 'example-not-a-key', region: 'api.sparkpost.com' },
});
