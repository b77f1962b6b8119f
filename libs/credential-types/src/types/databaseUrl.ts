import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'databaseUrl',
  label: 'Database URL',
  description: 'Everything that is needed to connect to a database of any kind, in one URL.',
  category: 'databases',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3',
  inputs: [
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      aliases: ['connectionString', 'databaseUrl'],
      env: 'DATABASE_URL',
      placeholder: 'scheme://user:password@db.example.com:1234/myapp',
      // The kinds that have no type of their own here.
      leakPattern:
        '(?:clickhouse|cockroachdb|mariadb|mssql|sqlserver)://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'url' }],
  test: { untestable: 'The URL may be that of any kind of database, so there is no protocol to try it with.' },
  example: { url: 'firebird://appuser:example-not-a-password@db.example.com:3050/myapp' },
});
