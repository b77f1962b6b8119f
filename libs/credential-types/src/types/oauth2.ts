import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'oauth2',
  label: 'OAuth2 tokens',
  description: 'Tokens of any OAuth 2.0 service, obtained elsewhere.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc6749',
  inputs: [
    { name: 'accessToken', label: 'Access token', type: 'password' },
    { name: 'refreshToken', label: 'Refresh token', type: 'password', optional: true },
    { name: 'clientId', label: 'Client ID', type: 'string', optional: true },
    { name: 'clientSecret', label: 'Client secret', type: 'password', optional: true },
  ],
  hosts: [],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { untestable: 'The tokens may belong to any service, so there is no request that could try them.' },
  dialects: {
    m9m: {
      accessToken: 'accessToken',
      refreshToken: 'refreshToken',
      clientId: 'clientId',
      clientSecret: 'clientSecret',
    },
  },
  example: {
    accessToken: 'example-not-an-access-token',
    refreshToken: 'example-not-a-refresh-token',
    clientId: 'my-client',
    clientSecret: 'example-not-a-secret',
  },
});
