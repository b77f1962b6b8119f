import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'llamaCloudApi',
  label: 'LlamaCloud API',
  description: 'A key for LlamaParse and the other document services of LlamaIndex. Made under API Keys in LlamaCloud.',
  category: 'ai-models',
  documentation: 'https://developers.llamaindex.ai/python/cloud/general/api_key/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'LLAMA_CLOUD_API_KEY',
      placeholder: 'llx-...',
      leakPattern: 'llx-[A-Za-z0-9]{40,64}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.cloud.llamaindex.ai', label: 'North America' },
        { name: 'api.cloud.eu.llamaindex.ai', label: 'Europe' },
      ],
      default: 'api.cloud.llamaindex.ai',
      description: 'Where the account was made. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/api/v1/projects', errorAt: 'detail' },
  icon: { package: '@lobehub/icons-static-svg', name: 'llamaindex-color' },
  example: { apiKey: 'llx-example-not-a-key', region: 'api.cloud.llamaindex.ai' },
});
