import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'reductoApi',
  label: 'Reducto API',
  description:
    'A key for Reducto, which parses documents and extracts what stands in them. Made under API Keys in Reducto Studio.',
  category: 'ai-models',
  documentation: 'https://docs.reducto.ai/overview',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'REDUCTO_API_KEY' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'platform.reducto.ai', label: 'United States' },
        { name: 'eu.platform.reducto.ai', label: 'European Union' },
        { name: 'au.platform.reducto.ai', label: 'Australia' },
      ],
      default: 'platform.reducto.ai',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/jobs', query: { limit: '1' }, errorAt: 'detail' },
  example: { apiKey: 'example-not-a-key', region: 'platform.reducto.ai' },
});
