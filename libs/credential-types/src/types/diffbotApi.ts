import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'diffbotApi',
  label: 'Diffbot API',
  description:
    'A token for the extraction, crawling and knowledge graph APIs of Diffbot. Shown on the Diffbot dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.diffbot.com/reference/authentication',
  inputs: [{ name: 'token', label: 'API token', type: 'password', aliases: ['apiKey', 'apiToken'] }],
  hosts: ['api.diffbot.com', 'kg.diffbot.com', 'nl.diffbot.com', 'llm.diffbot.com'],
  inject: { query: { token: '{{token}}' } },
  test: {
    method: 'GET',
    url: 'https://api.diffbot.com/v4/account?days=1',
    answers: [
      // Diffbot repeats the status in its error bodies, and older parts of it answer 200 all the same.
      { body: { path: 'errorCode', equals: 401 }, means: 'invalid' },
      { body: { path: 'errorCode', equals: 429 }, means: 'rate-limited' },
      { body: { path: 'errorCode' }, means: 'unknown' },
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  example: { token: 'example-not-a-token' },
});
