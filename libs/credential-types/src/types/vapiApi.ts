import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'vapiApi',
  label: 'Vapi API',
  description:
    'The private key of a Vapi organization: its voice assistants, calls and phone numbers. Found under API Keys in the Vapi dashboard.',
  category: 'speech-and-media',
  documentation: 'https://docs.vapi.ai/api-reference/assistants/list',
  inputs: [
    {
      name: 'apiKey',
      label: 'Private API Key',
      type: 'password',
      aliases: ['token'],
      description: 'Not the public key, which is for web pages and opens no more than calls.',
    },
  ],
  hosts: ['api.vapi.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.vapi.ai/assistant', query: { limit: '1' }, errorAt: 'message' },
  example: { apiKey: 'example-not-a-key' },
});
