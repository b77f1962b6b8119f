import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'PostgresApi',
  label: 'Postgres API',
  description:
    'User and password of a PostgreSQL database, and where the database is if that belongs to the credential.',
  category: 'databases',
  documentation: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  inputs: [
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'PGUSER' },
    { name: 'password', label: 'Password', type: 'password', env: 'PGPASSWORD' },
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      optional: true,
      env: 'PGHOST',
      placeholder: 'db.example.com',
      description: 'Needed to test the credential.',
    },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      optional: true,
      env: 'PGPORT',
      placeholder: '5432',
      integer: true,
      minimum: 1,
      maximum: 65535,
    },
    { name: 'database', label: 'Database', type: 'string', optional: true, env: 'PGDATABASE' },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'postgres',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{database}}',
      user: '{{user}}',
      password: '{{password}}',
    },
  },
  icon: { package: 'simple-icons', name: 'postgresql' },
  example: {
    user: 'appuser',
    password: 'example-not-a-password',
    host: 'db.example.com',
    port: 5432,
    database: 'myapp',
  },
});
