import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'turbopufferApi',
  label: 'turbopuffer API',
  description: 'A key for the namespaces of a turbopuffer organization. Made in the turbopuffer dashboard.',
  category: 'vector-stores',
  documentation: 'https://turbopuffer.com/docs/api-overview',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'TURBOPUFFER_API_KEY',
      placeholder: 'tpuf_...',
      leakPattern: 'tpuf_[A-Za-z0-9]{24,64}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'string',
      env: 'TURBOPUFFER_REGION',
      placeholder: 'gcp-us-central1',
      description: 'Where the namespaces are. Each region has a host of its own.',
    },
  ],
  hosts: ['*.turbopuffer.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}.turbopuffer.com/v1/namespaces?page_size=1', errorAt: 'error' },
  example: { apiKey: 'tpuf_example', region: 'gcp-us-central1' },
});
