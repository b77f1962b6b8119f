import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'vercelApi',
  label: 'Vercel API',
  description:
    'An access token for Vercel: for a whole account, a team or a project. Made under Tokens in the account settings.',
  category: 'cloud',
  documentation: 'https://vercel.com/docs/accounts/access-tokens',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access token',
      type: 'password',
      aliases: ['token', 'apiToken', 'apiKey'],
      env: 'VERCEL_TOKEN',
      placeholder: 'vcp_...',
      leakPattern: 'vcp_[A-Za-z0-9]{24,}',
    },
  ],
  hosts: ['api.vercel.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.vercel.com/v2/user',
    answers: [
      { status: 200, means: 'valid' },
      // Vercel answers 403 to what it does not know, too, and marks it. Without the mark, a token for one project asked for the user.
      { body: { path: 'error.invalidToken', equals: true }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: 'simple-icons', name: 'vercel' },
  example: { accessToken: 'vcp_example-not-a-token' },
});
