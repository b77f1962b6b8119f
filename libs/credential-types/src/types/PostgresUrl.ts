import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'PostgresUrl',
  label: 'Postgres URL',
  description: 'A PostgreSQL database as one URL that holds its host, its name, the user and the password.',
  category: 'databases',
  documentation: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  inputs: [
    {
      name: 'postgresUrl',
      label: 'Postgres URL',
      type: 'url',
      aliases: ['url', 'uri', 'connectionString'],
      placeholder: 'postgresql://user:password@db.example.com:5432/myapp',
      leakPattern: 'postgres(?:ql)?://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'postgresUrl' }],
  test: { protocol: 'postgres', url: '{{postgresUrl}}' },
  icon: { package: 'simple-icons', name: 'postgresql' },
  example: { postgresUrl: 'postgresql://appuser:example@db.example.com:5432/myapp' },
});
