import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'deepLApi',
  label: 'DeepL API',
  description:
    'A key for translating with DeepL, of the free or the pro plan of its API. Made under API keys in the account.',
  category: 'productivity',
  documentation: 'https://developers.deepl.com/docs/getting-started/auth',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['authKey'],
      env: 'DEEPL_AUTH_KEY',
      // Keys of the free plan. Those of the other have no ending, and are ordinary UUIDs.
      leakPattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx',
    },
    {
      name: 'plan',
      label: 'Plan',
      type: 'options',
      options: [
        { name: 'api.deepl.com', label: 'Pro' },
        { name: 'api-free.deepl.com', label: 'Free', description: 'Keys of this plan end in :fx.' },
      ],
      default: 'api.deepl.com',
    },
  ],
  hosts: [{ input: 'plan' }],
  inject: { headers: { authorization: 'DeepL-Auth-Key {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{plan}}/v2/usage',
    answers: [
      { status: 200, means: 'valid' },
      // 403 is what DeepL says to a bad key, and to a key of the other plan.
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'deepl-color' },
  example: { apiKey: 'example-not-a-key:fx', plan: 'api-free.deepl.com' },
});
