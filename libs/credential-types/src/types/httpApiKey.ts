import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpApiKey',
  label: 'HTTP Api Key',
  description: 'A key for any HTTP service that takes it in a header, and the name of that header.',
  category: 'generic',
  documentation: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Authentication',
  inputs: [
    { name: 'key', label: 'Key', type: 'string', placeholder: 'x-api-key', description: 'The name of the header.' },
    { name: 'value', label: 'Value', type: 'password' },
  ],
  hosts: [],
  inject: { headers: { '{{key}}': '{{value}}' } },
  test: { untestable: 'The key may belong to any service, so there is no request that could try it.' },
  example: { key: 'x-api-key', value: 'example-not-a-key' },
});
