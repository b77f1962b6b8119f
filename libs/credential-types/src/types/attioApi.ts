import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'attioApi',
  label: 'Attio API',
  description:
    'An access token for one Attio workspace, with the scopes that were chosen for it. Made under Developers in the workspace settings.',
  category: 'crm',
  documentation: 'https://docs.attio.com/rest-api/guides/authentication',
  inputs: [{ name: 'accessToken', label: 'Access Token', type: 'password', aliases: ['apiKey', 'token'] }],
  hosts: ['api.attio.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.attio.com/v2/self',
    answers: [
      // Introspection: a bad token is no error, but one that is not active.
      { status: 200, body: { path: 'active', equals: true }, means: 'valid' },
      { status: 200, body: { path: 'active', equals: false }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { accessToken: 'example-not-a-token' },
});
