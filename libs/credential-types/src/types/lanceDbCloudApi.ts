import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lanceDbCloudApi',
  label: 'LanceDB Cloud and Enterprise',
  description:
    'A key for a remote LanceDB database and the REST endpoint of that database. LanceDB, or whoever set up the deployment, hands out both.',
  category: 'vector-stores',
  documentation: 'https://docs.lancedb.com/api-reference/rest',
  inputs: [
    { name: 'apiKey', label: 'API key', type: 'password', env: 'LANCEDB_API_KEY' },
    {
      name: 'url',
      label: 'REST endpoint',
      type: 'url',
      aliases: ['uri', 'hostOverride'],
      placeholder: 'https://my-database.us-east-1.api.lancedb.com',
    },
    {
      name: 'database',
      label: 'Database',
      type: 'string',
      optional: true,
      description: 'Only for endpoints whose host name does not begin with the name of the database.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'x-api-key': '{{apiKey}}', 'x-lancedb-database': '{{database}}' } },
  test: { method: 'GET', url: '{{url}}/v1/table/?limit=1' },
  example: { apiKey: 'example-not-a-key', url: 'https://my-database.us-east-1.api.lancedb.com' },
});
