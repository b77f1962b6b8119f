import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'singleStoreApi',
  label: 'SingleStore API',
  description:
    'A user of a SingleStore database, in the cloud or self-hosted, and where the database is. The portal shows host and user under Connect of a workspace.',
  category: 'databases',
  documentation: 'https://docs.singlestore.com/cloud/connect-to-singlestore/',
  inputs: [
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'SINGLESTOREDB_USER' },
    { name: 'password', label: 'Password', type: 'password', env: 'SINGLESTOREDB_PASSWORD' },
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      optional: true,
      env: 'SINGLESTOREDB_HOST',
      placeholder: 'svc-0a1b2c3d-dml.aws-frankfurt-1.svc.singlestore.com',
      description: 'Needed to test the credential.',
    },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      optional: true,
      env: 'SINGLESTOREDB_PORT',
      placeholder: '3306',
      integer: true,
      minimum: 1,
      maximum: 65535,
    },
    { name: 'database', label: 'Database', type: 'string', optional: true, env: 'SINGLESTOREDB_DATABASE' },
  ],
  hosts: [{ input: 'host' }],
  // SingleStore speaks the protocol of MySQL.
  test: {
    protocol: 'mysql',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{database}}',
      user: '{{user}}',
      password: '{{password}}',
    },
  },
  icon: { package: 'simple-icons', name: 'singlestore' },
  example: {
    user: 'appuser',
    password: 'example-not-a-password',
    host: 'singlestore.example.com',
    port: 3306,
    database: 'myapp',
  },
});
