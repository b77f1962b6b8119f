import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'chromaApi',
  label: 'Chroma API',
  description:
    'A key for Chroma Cloud or for a Chroma server that asks for a token. Made in the settings of a database in the Chroma dashboard.',
  category: 'vector-stores',
  documentation: 'https://docs.trychroma.com/cloud/getting-started',
  inputs: [
    {
      name: 'chromaApiKey',
      label: 'Chroma Api Key',
      type: 'password',
      env: 'CHROMA_API_KEY',
      placeholder: 'ck-...',
      leakPattern: 'ck-[A-Za-z0-9]{32,}',
    },
    {
      name: 'chromaTenant',
      label: 'Chroma Tenant',
      type: 'string',
      aliases: ['tenant'],
      env: 'CHROMA_TENANT',
      description: 'Chroma Cloud only.',
    },
    {
      name: 'chromaDatabase',
      label: 'Chroma Database',
      type: 'string',
      aliases: ['database'],
      env: 'CHROMA_DATABASE',
      description: 'Chroma Cloud only.',
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      aliases: ['chromaUrl'],
      placeholder: 'https://api.trychroma.com',
      description: 'Where the server is. Needed to test the credential.',
    },
  ],
  hosts: ['api.trychroma.com', { input: 'url' }],
  inject: { headers: { 'x-chroma-token': '{{chromaApiKey}}' } },
  // A self-hosted server has one tenant and one database, and needs no name for them.
  dialects: { guide: { url: 'url', apiKey: 'chromaApiKey' } },
  test: { method: 'GET', url: '{{url}}/api/v2/auth/identity', errorAt: 'message' },
  example: {
    chromaApiKey: 'ck-example-not-a-key',
    chromaTenant: 'example-tenant',
    chromaDatabase: 'articles',
    url: 'https://api.trychroma.com',
  },
});
