import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'postgresCredentials',
  label: 'Postgres credentials',
  description: 'Everything that is needed to connect to a PostgreSQL database.',
  category: 'databases',
  documentation: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', env: 'PGHOST', placeholder: 'db.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 5432,
      env: 'PGPORT',
      integer: true,
      minimum: 1,
      maximum: 65535,
    },
    { name: 'database', label: 'Database', type: 'string', env: 'PGDATABASE' },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'PGUSER' },
    { name: 'password', label: 'Password', type: 'password', env: 'PGPASSWORD' },
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
  dialects: {
    m9m: { host: 'host', port: 'port', database: 'database', user: 'user', password: 'password' },
  },
  example: {
    host: 'db.example.com',
    port: 5432,
    database: 'myapp',
    user: 'appuser',
    password: 'example-not-a-password',
  },
});
