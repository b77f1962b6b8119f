import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'plaidApi',
  label: 'Plaid API',
  description:
    'The client ID of a Plaid team and its secret for one environment. Both stand under Keys in the Plaid dashboard.',
  category: 'payments',
  documentation: 'https://plaid.com/docs/api/',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string', env: 'PLAID_CLIENT_ID' },
    { name: 'secret', label: 'Secret', type: 'password', aliases: ['clientSecret'], env: 'PLAID_SECRET' },
    {
      name: 'environment',
      label: 'Environment',
      type: 'options',
      options: [
        { name: 'production.plaid.com', label: 'Production' },
        { name: 'sandbox.plaid.com', label: 'Sandbox' },
      ],
      default: 'production.plaid.com',
      description: 'The client ID is the same in both, the secret is not.',
    },
  ],
  hosts: [{ input: 'environment' }],
  inject: { headers: { 'plaid-client-id': '{{clientId}}', 'plaid-secret': '{{secret}}' } },
  test: {
    method: 'POST',
    // The list of institutions is about no customer and costs nothing.
    url: 'https://{{environment}}/institutions/get',
    json: { count: 1, offset: 0, country_codes: ['US'] },
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'error_code', equals: 'INVALID_API_KEYS' }, means: 'invalid' },
      { body: { path: 'error_code', equals: 'UNAUTHORIZED_ENVIRONMENT' }, means: 'forbidden' },
      { body: { path: 'error_type', equals: 'RATE_LIMIT_EXCEEDED' }, means: 'rate-limited' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error_message',
  },
  example: { clientId: 'example-client', secret: 'example-not-a-secret', environment: 'sandbox.plaid.com' },
});
