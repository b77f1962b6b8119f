import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpBearerToken',
  label: 'HTTP Bearer Token',
  description: 'A token for any HTTP service that takes it as a bearer token.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc6750',
  inputs: [
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      description: 'Without the word Bearer.',
    },
  ],
  hosts: [],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { untestable: 'The token may belong to any service, so there is no request that could try it.' },
  example: { token: 'example-not-a-token' },
});
