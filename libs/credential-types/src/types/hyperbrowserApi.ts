import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hyperbrowserApi',
  label: 'Hyperbrowser API',
  description:
    'A key for the cloud browsers, scraping and agents of Hyperbrowser. Shown on the Hyperbrowser dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://hyperbrowser.ai/docs',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'HYPERBROWSER_API_KEY' }],
  hosts: ['api.hyperbrowser.ai', '*.hyperbrowser.ai'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.hyperbrowser.ai/api/team/credit-info', errorAt: 'message' },
  example: { apiKey: 'example-not-a-key' },
});
