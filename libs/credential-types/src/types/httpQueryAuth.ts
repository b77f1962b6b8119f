import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpQueryAuth',
  label: 'HTTP query parameter',
  description: 'A parameter with a secret value, for any service that is told who calls in the query of the URL.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.4',
  inputs: [
    {
      name: 'name',
      label: 'Parameter name',
      type: 'string',
      aliases: ['parameterName', 'parameter'],
      placeholder: 'api_key',
    },
    { name: 'value', label: 'Parameter value', type: 'password', aliases: ['parameterValue'] },
  ],
  hosts: [],
  inject: { query: { '{{name}}': '{{value}}' } },
  test: { untestable: 'The parameter may belong to any service, so there is no request that could try it.' },
  example: { name: 'api_key', value: 'example-not-a-key' },
});
