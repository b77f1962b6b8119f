import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cloudflareApi',
  label: 'Cloudflare API',
  description:
    'A Cloudflare account and an API token that may use Workers AI in it. Made under Use REST API on the Workers AI page of the Cloudflare dashboard.',
  category: 'cloud',
  documentation: 'https://developers.cloudflare.com/workers-ai/get-started/rest-api/',
  inputs: [
    {
      name: 'cloudflareAccountId',
      label: 'Cloudflare Account ID',
      type: 'string',
      aliases: ['accountId'],
      env: 'CLOUDFLARE_ACCOUNT_ID',
    },
    {
      name: 'cloudflareApiToken',
      label: 'Cloudflare API Token',
      type: 'password',
      aliases: ['apiToken', 'token'],
      env: 'CLOUDFLARE_API_TOKEN',
      leakPattern: 'cf[ua]t_[A-Za-z0-9]{40}[a-f0-9]{8}',
    },
  ],
  hosts: ['api.cloudflare.com', 'gateway.ai.cloudflare.com'],
  inject: { headers: { authorization: 'Bearer {{cloudflareApiToken}}' } },
  test: {
    method: 'GET',
    // Not …/tokens/verify: that is one address for tokens of a user and another for those of an account.
    url: 'https://api.cloudflare.com/client/v4/accounts/{{cloudflareAccountId}}/ai/models/search?per_page=1',
    answers: [
      { status: 200, means: 'valid' },
      // What is no token by its form.
      { status: 400, body: { path: 'errors.0.code', equals: 6003 }, means: 'invalid' },
      // Also what a token gets that lacks the permission Workers AI: Read. It is of no use for this type.
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'cloudflare-color' },
  example: { cloudflareAccountId: '0123456789abcdef0123456789abcdef', cloudflareApiToken: 'example-not-a-token' },
});
