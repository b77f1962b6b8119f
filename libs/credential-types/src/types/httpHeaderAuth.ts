import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpHeaderAuth',
  label: 'HTTP header',
  description: 'A header with a secret value, for any service that is told who calls in a header of its own.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc9110#section-5',
  inputs: [
    {
      name: 'name',
      label: 'Header name',
      type: 'string',
      aliases: ['headerName', 'header'],
      placeholder: 'X-Api-Key',
    },
    { name: 'value', label: 'Header value', type: 'password', aliases: ['headerValue'] },
  ],
  hosts: [],
  inject: { headers: { '{{name}}': '{{value}}' } },
  test: { untestable: 'The header may belong to any service, so there is no request that could try it.' },
  example: { name: 'X-Api-Key', value: 'example-not-a-key' },
});
