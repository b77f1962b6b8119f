import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'makeApi',
  label: 'Make API',
  description:
    'An API token for Make, formerly Integromat, with the scopes that were chosen for it. Made under API access in the profile.',
  category: 'automation',
  documentation: 'https://developers.make.com/api-documentation/authentication',
  inputs: [
    {
      name: 'apiToken',
      label: 'API Token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'MAKE_API_KEY',
    },
    {
      name: 'zone',
      label: 'Zone',
      type: 'options',
      env: 'MAKE_ZONE',
      options: [
        { name: 'eu1.make.com', label: 'EU1' },
        { name: 'eu2.make.com', label: 'EU2' },
        { name: 'us1.make.com', label: 'US1' },
        { name: 'us2.make.com', label: 'US2' },
        { name: 'eu1.make.celonis.com', label: 'EU1, Celonis' },
        { name: 'us1.make.celonis.com', label: 'US1, Celonis' },
      ],
      default: 'eu1.make.com',
      description: 'The host in the address bar when one is signed in to Make.',
    },
  ],
  hosts: [{ input: 'zone' }],
  inject: { headers: { authorization: 'Token {{apiToken}}' } },
  test: { method: 'GET', url: 'https://{{zone}}/api/v2/users/me', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'make-color' },
  example: { apiToken: 'example-not-a-token', zone: 'eu2.make.com' },
});
