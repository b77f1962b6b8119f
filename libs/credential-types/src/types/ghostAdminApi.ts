import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ghostAdminApi',
  label: 'Ghost Admin API',
  description:
    'The Admin API key of a custom integration of a Ghost site, for writing posts and managing members. Found under Integrations in the settings of the site.',
  category: 'productivity',
  documentation: 'https://docs.ghost.org/admin-api',
  inputs: [
    {
      name: 'url',
      label: 'API URL',
      type: 'url',
      aliases: ['adminUrl'],
      placeholder: 'https://example.ghost.io',
      description: 'The API URL that stands beside the key. It may differ from the address of the site.',
    },
    {
      name: 'id',
      label: 'Key ID',
      type: 'string',
      description: 'What stands before the colon of the key.',
    },
    {
      name: 'secret',
      label: 'Key Secret',
      type: 'password',
      description: 'What stands after the colon of the key: 64 hexadecimal digits.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: {
    signer: {
      name: 'jwt',
      algorithm: 'HS256',
      key: '{{secret}}',
      keyEncoding: 'hex',
      keyId: '{{id}}',
      audience: '/admin/',
      // Ghost takes tokens for five minutes at most.
      lifetimeSeconds: 300,
      scheme: 'Ghost',
    },
  },
  test: {
    method: 'GET',
    url: '{{url}}/ghost/api/admin/posts/',
    query: { limit: '1', fields: 'id' },
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'ghost' },
  example: {
    url: 'https://example.ghost.io',
    id: '000000000000000000000000',
    secret: '00000000',
  },
});
