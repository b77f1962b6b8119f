import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'typesenseApi',
  label: 'Typesense API',
  description:
    'A key for a Typesense server or cluster. Typesense Cloud makes keys under Generate API Keys of the cluster; a server of your own starts with one bootstrap key.',
  category: 'search',
  documentation: 'https://typesense.org/docs/guide/data-access-control.html',
  inputs: [
    {
      name: 'url',
      label: 'URL of the server',
      type: 'url',
      placeholder: 'https://xyz.a1.typesense.net',
      description: 'With its port, if that is not the usual one: 8108 on a server of your own.',
    },
    { name: 'apiKey', label: 'API key', type: 'password' },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'x-typesense-api-key': '{{apiKey}}' } },
  test: {
    method: 'POST',
    url: '{{url}}/multi_search',
    // A search without searches: every key that may search anything gets past the door and is told what is missing.
    // Keys that may only write are turned away in the same words as wrong ones.
    json: {},
    answers: [
      { status: 200, means: 'valid' },
      { status: 400, body: { path: 'message', contains: 'searches' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { url: 'https://xyz.a1.typesense.net', apiKey: 'example-not-a-key' },
});
