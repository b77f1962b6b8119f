import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'parallelApi',
  label: 'Parallel API',
  description:
    'A key for the search, extract, task and monitor APIs of Parallel Web Systems. Made on the Parallel platform.',
  category: 'search',
  documentation: 'https://docs.parallel.ai/getting-started/overview',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'PARALLEL_API_KEY' }],
  hosts: ['api.parallel.ai'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.parallel.ai/v1/monitors?limit=1', errorAt: 'error.message' },
  example: { apiKey: 'example-not-a-key' },
});
