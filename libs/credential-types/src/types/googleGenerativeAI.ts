import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleGenerativeAI',
  label: 'Google Generative AI',
  description: 'A key for the Gemini models and the other models of the Gemini API. Made in Google AI Studio.',
  category: 'ai-models',
  documentation: 'https://ai.google.dev/gemini-api/docs/api-key',
  inputs: [
    {
      name: 'googleGenerativeAPIKey',
      label: 'Google AI API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'GEMINI_API_KEY',
      placeholder: 'AIza...',
      leakPattern: 'AIza[A-Za-z0-9_-]{35}',
    },
  ],
  hosts: ['generativelanguage.googleapis.com'],
  inject: { headers: { 'x-goog-api-key': '{{googleGenerativeAPIKey}}' } },
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
  icon: { package: '@lobehub/icons-static-svg', name: 'gemini-color' },
  example: { googleGenerativeAPIKey: 'AIza-example-not-a-key' },
});
