import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'chatflowApi',
  label: 'Chatflow API',
  description:
    'A key of a Flowise server, for calling a chatflow that is protected with it. Made under API Keys in the dashboard of that server.',
  category: 'automation',
  documentation: 'https://docs.flowiseai.com/configuration/authorization/chatflow-level',
  inputs: [
    {
      name: 'chatflowApiKey',
      label: 'Chatflow Api Key',
      type: 'password',
      aliases: ['apiKey'],
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      placeholder: 'https://flowise.example.com',
      description: 'Where the Flowise server is. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{chatflowApiKey}}' } },
  test: {
    method: 'GET',
    // Not /api/v1/prediction/…, which runs the flow, nor /api/v1/verify/apikey/…, which has the key in its path.
    url: '{{url}}/api/v1/chatflows?page=1&limit=1',
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      // Flowise looks at the rights of a key after the key. Flows can be called with keys that may not list them.
      { status: 403, body: { path: 'message', equals: 'Forbidden' }, means: 'valid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  example: { chatflowApiKey: 'example-not-a-key', url: 'https://flowise.example.com' },
});
