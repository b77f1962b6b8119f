import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'matrixApi',
  label: 'Matrix API',
  description:
    'An access token of a Matrix account and the homeserver that it is on. Clients show it in their settings, under help and about in Element.',
  category: 'messaging',
  documentation: 'https://spec.matrix.org/latest/client-server-api/#client-authentication',
  inputs: [
    {
      name: 'homeserverUrl',
      label: 'Homeserver URL',
      type: 'url',
      aliases: ['url'],
      placeholder: 'https://matrix.example.com',
      description: 'Where the server answers, which may differ from the domain in user names.',
    },
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token'],
      // Synapse's own tokens, and those of the Matrix Authentication Service. Other servers have other ones.
      leakPattern:
        '(?:syt_[A-Za-z0-9+/=]{1,200}_[A-Za-z]{20}_[A-Za-z0-9]{6}|(?:mat|mct|mpt)_[A-Za-z0-9]{30}_[A-Za-z0-9]{6})',
    },
  ],
  hosts: [{ input: 'homeserverUrl' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: '{{homeserverUrl}}/_matrix/client/v3/account/whoami', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'matrix' },
  example: { homeserverUrl: 'https://matrix.example.com', accessToken: 'example-not-a-token' },
});
