import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'teradataVectorStoreApiCredentials',
  label: 'Teradata Vector Store API Credentials',
  description:
    'A user of a Teradata database that has the vector store, and the address of its REST API. An administrator of the database knows both.',
  category: 'vector-stores',
  documentation:
    'https://docs.teradata.com/r/Enterprise_IntelliFlex_VMware/Teradata-Vector-Store-User-Guide/Introduction-to-the-Enterprise-Vector-Store-User-Guide',
  inputs: [
    {
      name: 'tdHostIp',
      label: 'Teradata Host IP',
      type: 'string',
      aliases: ['host'],
      placeholder: 'db.example.com',
      description: 'Host name or address of the database.',
    },
    {
      name: 'tdUsername',
      label: 'Username',
      type: 'string',
      aliases: ['username', 'user'],
    },
    {
      name: 'tdPassword',
      label: 'Password',
      type: 'password',
      aliases: ['password'],
    },
    {
      name: 'baseURL',
      label: 'Vector_Store_Base_URL',
      type: 'string',
      aliases: ['url'],
      placeholder: 'https://my-site.gateway.cloud.teradata.com',
    },
    {
      name: 'jwtToken',
      label: 'JWT Token',
      type: 'password',
      optional: true,
      aliases: ['token'],
      description: 'For deployments that take no password, such as VantageCloud Lake.',
    },
  ],
  hosts: [{ input: 'baseURL' }, { input: 'tdHostIp' }],
  // Clients that have the JWT send it as a bearer token instead.
  inject: { basic: { username: '{{tdUsername}}', password: '{{tdPassword}}' } },
  test: { untestable: 'The service judges user and password when a session is opened, which would stay open.' },
  icon: { package: 'simple-icons', name: 'teradata' },
  example: {
    tdHostIp: 'teradata.example.com',
    tdUsername: 'appuser',
    tdPassword: 'example-not-a-password',
    baseURL: 'https://my-site.gateway.cloud.teradata.com',
    jwtToken: 'example-not-a-token',
  },
});
