import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'twelveLabsApi',
  label: 'TwelveLabs API',
  description:
    'A key for TwelveLabs, which searches, describes and embeds videos. Found under API Keys in the TwelveLabs playground.',
  category: 'speech-and-media',
  documentation: 'https://docs.twelvelabs.io/api-reference/authentication',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password' }],
  hosts: ['api.twelvelabs.io'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.twelvelabs.io/v1.3/indexes',
    query: { page_limit: '1' },
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'code', equals: 'api_key_invalid' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { apiKey: 'example-not-a-key' },
});
