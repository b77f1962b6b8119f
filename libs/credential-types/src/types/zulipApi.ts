import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zulipApi',
  label: 'Zulip API',
  description:
    'The API key of a Zulip bot or user and the address that it belongs to. Found under Bots, or under Account and privacy, in the personal settings.',
  category: 'messaging',
  documentation: 'https://zulip.com/api/api-keys',
  inputs: [
    {
      name: 'url',
      label: 'Organization URL',
      type: 'url',
      aliases: ['site'],
      env: 'ZULIP_SITE',
      placeholder: 'https://example.zulipchat.com',
    },
    {
      name: 'email',
      label: 'Email',
      type: 'string',
      env: 'ZULIP_EMAIL',
      placeholder: 'my-bot@example.zulipchat.com',
      description: 'The address that Zulip shows for the bot or user.',
    },
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'ZULIP_API_KEY' },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{email}}', password: '{{apiKey}}' } },
  test: { method: 'GET', url: '{{url}}/api/v1/users/me', errorAt: 'msg' },
  icon: { package: 'simple-icons', name: 'zulip' },
  example: {
    url: 'https://example.zulipchat.com',
    email: 'my-bot@example.zulipchat.com',
    apiKey: 'example-not-a-key',
  },
});
