import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sqlServerApi',
  label: 'SQL Server',
  description:
    'A login of a Microsoft SQL Server, or of an Azure SQL database: where the server is, user and password.',
  category: 'databases',
  documentation: 'https://learn.microsoft.com/en-us/sql/relational-databases/security/choose-an-authentication-mode',
  inputs: [
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      aliases: ['server'],
      env: 'SQLCMDSERVER',
      placeholder: 'my-server.database.windows.net',
    },
    { name: 'port', label: 'Port', type: 'number', default: 1433, integer: true, minimum: 1, maximum: 65535 },
    { name: 'database', label: 'Database', type: 'string', optional: true, env: 'SQLCMDDBNAME' },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'SQLCMDUSER' },
    { name: 'password', label: 'Password', type: 'password', env: 'SQLCMDPASSWORD' },
    {
      name: 'encrypt',
      label: 'Use TLS',
      type: 'boolean',
      aliases: ['tls', 'ssl'],
      default: true,
      description: 'Azure SQL asks for it.',
    },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'sqlserver',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{database}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{encrypt}}',
    },
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'microsoft-color' },
  example: {
    host: 'my-server.database.windows.net',
    port: 1433,
    database: 'myapp',
    user: 'appuser',
    password: 'example-not-a-password',
    encrypt: true,
  },
});
