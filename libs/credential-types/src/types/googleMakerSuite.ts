import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleMakerSuite',
  label: 'Google MakerSuite',
  description:
    'A key for the generative language API of Google: once the PaLM models, today Gemini. Made in Google AI Studio, which was called MakerSuite.',
  category: 'ai-models',
  deprecated: 'MakerSuite is called Google AI Studio today. Take Google Generative AI instead.',
  documentation: 'https://ai.google.dev/gemini-api/docs/api-key',
  inputs: [
    {
      name: 'googleMakerSuiteKey',
      label: 'MakerSuite API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'GOOGLE_API_KEY',
      placeholder: 'AIza...',
      leakPattern: 'AIza[A-Za-z0-9_-]{35}',
    },
  ],
  hosts: ['generativelanguage.googleapis.com'],
  inject: { headers: { 'x-goog-api-key': '{{googleMakerSuiteKey}}' } },
  test: {
    method: 'GET',
    url: 'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1',
    answers: [
      { status: 200, means: 'valid' },
      // Google answers a wrong key with 400; the request itself has nothing else that could be invalid.
      { status: 400, body: { path: 'error.status', equals: 'INVALID_ARGUMENT' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'palm-color' },
  example: { googleMakerSuiteKey: 'AIza-example-not-a-key' },
});
