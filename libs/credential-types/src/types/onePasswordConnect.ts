import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'onePasswordConnect',
  label: '1Password Connect',
  description:
    'A 1Password Connect server and an access token for the vaults that it shares. Made under Integrations of the 1Password account.',
  category: 'secrets-managers',
  documentation: 'https://developer.1password.com/docs/connect/api-reference',
  inputs: [
    {
      name: 'url',
      label: 'Connect server',
      type: 'url',
      aliases: ['host', 'serverUrl'],
      env: 'OP_CONNECT_HOST',
      placeholder: 'https://connect.example.com',
    },
    {
      name: 'token',
      label: 'Access token',
      type: 'password',
      rows: 4,
      aliases: ['accessToken'],
      env: 'OP_CONNECT_TOKEN',
      placeholder: 'eyJ...',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { method: 'GET', url: '{{url}}/v1/vaults', errorAt: 'message' },
  icon: { package: 'simple-icons', name: '1password' },
  example: { url: 'https://connect.example.com', token: 'example-not-a-token' },
});
