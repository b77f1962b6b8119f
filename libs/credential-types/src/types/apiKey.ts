import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'apiKey',
  label: 'API key',
  description: 'A key for any service that has no type of its own here.',
  category: 'generic',
  documentation: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Authentication',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password' }],
  hosts: [],
  test: { untestable: 'The key may belong to any service, so there is no request that could try it.' },
  dialects: { m9m: { apiKey: 'apiKey' } },
  example: { apiKey: 'example-not-a-key' },
});
