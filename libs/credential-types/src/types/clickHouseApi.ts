import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'clickHouseApi',
  label: 'ClickHouse',
  description:
    'User and password of a ClickHouse server or of a ClickHouse Cloud service, by its HTTP interface. The cloud shows them under Connect of the service.',
  category: 'databases',
  documentation: 'https://clickhouse.com/docs/interfaces/http',
  inputs: [
    {
      name: 'url',
      label: 'URL of the HTTP interface',
      type: 'url',
      placeholder: 'https://clickhouse.example.com:8443',
      description: 'Usually port 8443 with TLS and 8123 without.',
    },
    {
      name: 'user',
      label: 'User',
      type: 'string',
      aliases: ['username'],
      default: 'default',
      env: 'CLICKHOUSE_USER',
    },
    { name: 'password', label: 'Password', type: 'password', env: 'CLICKHOUSE_PASSWORD' },
    { name: 'database', label: 'Database', type: 'string', optional: true },
  ],
  hosts: [{ input: 'url' }],
  inject: {
    headers: {
      'x-clickhouse-user': '{{user}}',
      'x-clickhouse-key': '{{password}}',
      'x-clickhouse-database': '{{database}}',
    },
  },
  test: {
    method: 'GET',
    url: '{{url}}/?query=SELECT%201',
    answers: [
      { status: 200, means: 'valid' },
      // The status of a wrong password depends on the version of the server; the name of the error does not.
      { text: 'AUTHENTICATION_FAILED', means: 'invalid' },
      { text: 'REQUIRED_PASSWORD', means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  icon: { package: 'simple-icons', name: 'clickhouse' },
  example: {
    url: 'https://clickhouse.example.com:8443',
    user: 'default',
    password: 'example-not-a-password',
    database: 'myapp',
  },
});
