import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'duckDbMotherDuckApi',
  label: 'MotherDuck',
  description:
    'An access token for DuckDB databases in MotherDuck. Made under Access tokens in the settings of the MotherDuck UI.',
  category: 'databases',
  documentation: 'https://motherduck.com/docs/sql-reference/postgres-endpoint/',
  inputs: [
    {
      name: 'token',
      label: 'Access token',
      type: 'password',
      aliases: ['motherduckToken', 'apiKey'],
      env: 'MOTHERDUCK_TOKEN',
      placeholder: 'eyJ...',
    },
    {
      name: 'host',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'pg.us-east-1-aws.motherduck.com', label: 'US East (N. Virginia)' },
        { name: 'pg.us-west-2-aws.motherduck.com', label: 'US West (Oregon)' },
        { name: 'pg.eu-central-1-aws.motherduck.com', label: 'Europe (Frankfurt)' },
        { name: 'pg.eu-west-1-aws.motherduck.com', label: 'Europe (Dublin)' },
        { name: 'pg.ap-northeast-1-aws.motherduck.com', label: 'Asia Pacific (Tokyo)' },
        { name: 'pg.ap-southeast-2-aws.motherduck.com', label: 'Asia Pacific (Sydney)' },
      ],
      default: 'pg.us-east-1-aws.motherduck.com',
      description: 'Of the organization. It was chosen when the organization was made.',
    },
    {
      name: 'database',
      label: 'Database',
      type: 'string',
      default: 'md:',
      description: 'The name of a database, or md: for the default one.',
    },
  ],
  hosts: [{ input: 'host' }, '*.motherduck.com'],
  // By the endpoint that speaks the protocol of Postgres: every user has the same name, and the token is the password.
  test: {
    protocol: 'postgres',
    parameters: {
      host: '{{host}}',
      port: '5432',
      database: '{{database}}',
      user: 'postgres',
      password: '{{token}}',
      tls: 'true',
    },
  },
  icon: { package: 'simple-icons', name: 'duckdb' },
  example: { token: 'example-not-a-token', host: 'pg.eu-central-1-aws.motherduck.com', database: 'md:' },
});
