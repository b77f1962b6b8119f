import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'blackForestLabsApi',
  label: 'Black Forest Labs API',
  description: 'A key for the FLUX image models of Black Forest Labs. Made under API keys in the BFL dashboard.',
  category: 'speech-and-media',
  documentation: 'https://docs.bfl.ai/quick_start/create_account',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'BFL_API_KEY' }],
  // Results are fetched from the regional host that accepted the task.
  hosts: ['*.bfl.ai'],
  inject: { headers: { 'x-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.bfl.ai/v1/credits',
    answers: [
      { status: 200, means: 'valid' },
      // What does not look like a key is called a malformed request.
      { status: 422, body: { path: 'detail', contains: 'Invalid API key' }, means: 'invalid' },
      { status: 403, body: { path: 'detail', contains: 'Not authenticated' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'detail',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'bfl' },
  example: { apiKey: 'example-not-a-key' },
});
