import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'minimaxApi',
  label: 'MiniMax API',
  description:
    'A key for the text, speech, video and music models of MiniMax. Made under API Keys in the account management of the platform.',
  category: 'ai-models',
  documentation: 'https://platform.minimax.io/docs/guides/quickstart-preparation',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'MINIMAX_API_KEY',
      leakPattern: 'sk-api-[A-Za-z0-9_-]{119}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.minimax.io', label: 'Global' },
        { name: 'api.minimaxi.com', label: 'Mainland China' },
      ],
      default: 'api.minimax.io',
      description: 'The platform that the key was made on. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/v1/models',
    answers: [
      { status: 200, body: { path: 'object', equals: 'list' }, means: 'valid' },
      // Many endpoints of MiniMax answer 200 and say in the body what happened.
      { body: { path: 'base_resp.status_code', equals: 1004 }, means: 'invalid' },
      { body: { path: 'base_resp.status_code', equals: 2049 }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'minimax-color' },
  example: { apiKey: 'example-not-a-key', region: 'api.minimax.io' },
});
