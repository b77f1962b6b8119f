import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sqlServerUrl',
  label: 'SQL Server URL',
  description: 'A Microsoft SQL Server or Azure SQL database, as one URL that holds user and password.',
  category: 'databases',
  documentation: 'https://github.com/microsoft/go-mssqldb#connection-parameters-and-dsn',
  inputs: [
    {
      name: 'url',
      label: 'Connection URL',
      type: 'url',
      aliases: ['connectionString', 'uri'],
      placeholder: 'sqlserver://user:password@db.example.com:1433?database=myapp',
      leakPattern: '(?:sqlserver|mssql)://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'url' }],
  test: { protocol: 'sqlserver', url: '{{url}}' },
  icon: { package: '@lobehub/icons-static-svg', name: 'microsoft-color' },
  example: { url: 'sqlserver://appuser:example@db.example.com:1433?database=myapp' },
});
