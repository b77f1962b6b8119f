import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'newsApi',
  label: 'NewsAPI',
  description: 'A key for the headlines and articles of newsapi.org. Shown on the account page after registering.',
  category: 'search',
  documentation: 'https://newsapi.org/docs/authentication',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password' }],
  hosts: ['newsapi.org'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://newsapi.org/v2/top-headlines/sources?country=us&language=en&category=science',
    answers: [
      { status: 200, means: 'valid' },
      // A used-up plan has a code of its own, whatever the status.
      { body: { path: 'code', equals: 'apiKeyExhausted' }, means: 'rate-limited' },
      { body: { path: 'code', equals: 'rateLimited' }, means: 'rate-limited' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { apiKey: 'example-not-a-key' },
});
