import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'tursoApi',
  label: 'Turso database',
  description:
    'The URL of one Turso database and a token for it, not one of the platform API. Made under the database in the Turso dashboard, or with turso db tokens create.',
  category: 'databases',
  documentation: 'https://docs.turso.tech/sdk/http/quickstart',
  inputs: [
    {
      name: 'databaseUrl',
      label: 'Database URL',
      type: 'url',
      aliases: ['url'],
      env: 'TURSO_DATABASE_URL',
      placeholder: 'libsql://my-database-my-org.turso.io',
    },
    {
      name: 'authToken',
      label: 'Database token',
      type: 'password',
      aliases: ['token'],
      env: 'TURSO_AUTH_TOKEN',
      placeholder: 'eyJ...',
    },
  ],
  hosts: [{ input: 'databaseUrl' }],
  inject: { headers: { authorization: 'Bearer {{authToken}}' } },
  test: {
    method: 'POST',
    url: 'https://{{databaseUrl|host}}/v2/pipeline',
    json: { requests: [{ type: 'execute', stmt: { sql: 'SELECT 1' } }, { type: 'close' }] },
    errorAt: 'error',
  },
  icon: { package: 'simple-icons', name: 'turso' },
  example: { databaseUrl: 'libsql://my-database-my-org.turso.io', authToken: 'example-not-a-token' },
});
