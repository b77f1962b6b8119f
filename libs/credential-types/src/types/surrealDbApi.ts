import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'surrealDbApi',
  label: 'SurrealDB',
  description:
    'A system user of a SurrealDB server or SurrealDB Cloud instance: of the whole server, of a namespace, or of a database.',
  category: 'databases',
  documentation: 'https://surrealdb.com/docs/reference/rest-api/http-protocol',
  inputs: [
    {
      name: 'url',
      label: 'URL of the server',
      type: 'url',
      placeholder: 'https://surrealdb.example.com',
      description: 'The HTTP address, without /rpc.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'SURREAL_USER' },
    { name: 'password', label: 'Password', type: 'password', env: 'SURREAL_PASS' },
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'string',
      optional: true,
      env: 'SURREAL_NAMESPACE',
      description: 'To work in.',
    },
    {
      name: 'database',
      label: 'Database',
      type: 'string',
      optional: true,
      env: 'SURREAL_DATABASE',
      description: 'To work in.',
    },
    {
      name: 'userNamespace',
      label: 'Namespace of the user',
      type: 'string',
      optional: true,
      description: 'Only for users that were made on a namespace or a database.',
    },
    {
      name: 'userDatabase',
      label: 'Database of the user',
      type: 'string',
      optional: true,
      description: 'Only for users that were made on a database.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: {
    basic: { username: '{{user}}', password: '{{password}}' },
    headers: {
      'surreal-ns': '{{namespace}}',
      'surreal-db': '{{database}}',
      'surreal-auth-ns': '{{userNamespace}}',
      'surreal-auth-db': '{{userDatabase}}',
    },
  },
  test: {
    method: 'POST',
    url: '{{url}}/rpc',
    headers: { accept: 'application/json' },
    json: { id: 1, method: 'query', params: ['RETURN true'] },
    answers: [
      { status: 200, means: 'valid' },
      // With 401 today, with 403 in older versions.
      { text: 'There was a problem with authentication', means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'information',
  },
  icon: { package: 'simple-icons', name: 'surrealdb' },
  example: {
    url: 'https://surrealdb.example.com',
    user: 'appuser',
    password: 'example-not-a-password',
    namespace: 'main',
    database: 'myapp',
  },
});
