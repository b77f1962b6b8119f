import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'posthogApi',
  label: 'PostHog API',
  description:
    'A personal API key for PostHog, to read and change what is there. Made under Personal API keys in the account settings.',
  category: 'observability',
  documentation: 'https://posthog.com/docs/api',
  inputs: [
    {
      name: 'url',
      label: 'PostHog URL',
      type: 'url',
      default: 'https://us.posthog.com',
      aliases: ['host', 'baseUrl'],
      description: 'Accounts in the EU have https://eu.posthog.com. A server of your own has its own address.',
    },
    {
      name: 'personalApiKey',
      label: 'Personal API key',
      type: 'password',
      aliases: ['apiKey', 'token'],
      env: 'POSTHOG_PERSONAL_API_KEY',
      placeholder: 'phx_...',
      description: 'Not the token of a project, which begins with phc and is no secret.',
      leakPattern: 'phx_[A-Za-z0-9_]{43,}',
    },
  ],
  hosts: ['us.posthog.com', 'eu.posthog.com', 'app.posthog.com', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{personalApiKey}}' } },
  // A key without the scope user:read is told so with 403.
  test: { method: 'GET', url: '{{url}}/api/users/@me/', errorAt: 'detail' },
  icon: { package: 'simple-icons', name: 'posthog' },
  example: { url: 'https://us.posthog.com', personalApiKey: 'phx_example-not-a-key' },
});
