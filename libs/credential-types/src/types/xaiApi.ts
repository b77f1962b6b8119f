import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'xaiApi',
  label: 'Xai API',
  description: 'A key for the Grok models of xAI. Made under API Keys in the xAI console.',
  category: 'ai-models',
  documentation: 'https://docs.x.ai/docs/api-reference',
  inputs: [
    {
      name: 'xaiApiKey',
      label: 'X AI API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'XAI_API_KEY',
      placeholder: 'xai-...',
      leakPattern: 'xai-[A-Za-z0-9_]{80}',
    },
  ],
  // One host for all regions, and one for each.
  hosts: ['api.x.ai', '*.api.x.ai'],
  inject: { headers: { authorization: 'Bearer {{xaiApiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.x.ai/v1/api-key',
    answers: [
      // What is known of a key is told even to one that opens nothing any more.
      { status: 200, body: { path: 'api_key_disabled', equals: true }, means: 'invalid' },
      { status: 200, body: { path: 'api_key_blocked', equals: true }, means: 'forbidden' },
      { status: 200, body: { path: 'team_blocked', equals: true }, means: 'forbidden' },
      { status: 200, means: 'valid' },
      // 400 is what xAI says to a key that it does not know.
      { status: [400, 401], means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'xai' },
  example: { xaiApiKey: 'xai-example-not-a-key' },
});
