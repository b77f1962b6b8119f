import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'npmRegistryToken',
  label: 'npm registry token',
  description:
    'A token for the npm registry, or for any other that speaks its protocol. Made under Access Tokens of the npm account.',
  category: 'developer-tools',
  documentation: 'https://docs.npmjs.com/about-access-tokens',
  inputs: [
    {
      name: 'registry',
      label: 'Registry URL',
      type: 'url',
      default: 'https://registry.npmjs.org',
      aliases: ['url', 'registryUrl'],
    },
    {
      name: 'token',
      label: 'Access token',
      type: 'password',
      aliases: ['accessToken', 'authToken'],
      env: 'NPM_TOKEN',
      placeholder: 'npm_...',
      leakPattern: 'npm_[A-Za-z0-9]{36}',
    },
  ],
  hosts: ['registry.npmjs.org', { input: 'registry' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { method: 'GET', url: '{{registry}}/-/whoami' },
  icon: { package: 'simple-icons', name: 'npm' },
  example: { registry: 'https://registry.npmjs.org', token: 'npm_example-not-a-token' },
});
