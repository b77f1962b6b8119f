import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'meilisearchApi',
  label: 'Meilisearch API',
  description:
    'Keys of a Meilisearch server, in the cloud or self-hosted: one that may search and one that may do everything. Meilisearch makes both when it first starts with a master key.',
  category: 'search',
  documentation: 'https://www.meilisearch.com/docs/learn/security/basic_security',
  inputs: [
    {
      name: 'meilisearchSearchApiKey',
      label: 'Meilisearch Search API Key',
      type: 'password',
      aliases: ['searchApiKey', 'apiKey'],
    },
    {
      name: 'meilisearchAdminApiKey',
      label: 'Meilisearch Admin API Key',
      type: 'password',
      optional: true,
      aliases: ['adminApiKey'],
      description: 'Needed to add documents and to change settings.',
    },
    {
      name: 'host',
      label: 'Host',
      type: 'url',
      optional: true,
      aliases: ['url'],
      placeholder: 'https://ms-1a2b3c4d5e6f-123.fra.meilisearch.io',
      description: 'Where the server is. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'host' }],
  // Only the key that may do the least. The other one is for clients that read it on purpose.
  inject: { headers: { authorization: 'Bearer {{meilisearchSearchApiKey}}' } },
  test: {
    method: 'POST',
    // No query at all: a search key may do nothing but search, and this searches nothing.
    url: '{{host}}/multi-search',
    json: { queries: [] },
    answers: [
      { status: 200, means: 'valid' },
      // Meilisearch has this answer for keys that are wrong, expired or not allowed to search.
      { status: 403, body: { path: 'code', equals: 'invalid_api_key' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'meilisearch' },
  example: {
    meilisearchSearchApiKey: 'example-not-a-key',
    meilisearchAdminApiKey: 'example-not-an-admin-key',
    host: 'https://meilisearch.example.com',
  },
});
