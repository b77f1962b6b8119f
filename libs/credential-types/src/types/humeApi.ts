import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'humeApi',
  label: 'Hume API',
  description:
    'A key for the expressive speech synthesis and voice interface of Hume AI. Found under API keys in the Hume portal.',
  category: 'speech-and-media',
  documentation: 'https://dev.hume.ai/docs/introduction/api-key',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'HUME_API_KEY',
      description: 'The API key, not the secret key beside it.',
    },
  ],
  hosts: ['api.hume.ai'],
  inject: { headers: { 'x-hume-api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.hume.ai/v0/tts/voices',
    query: { provider: 'CUSTOM_VOICE', page_size: '1' },
  },
  example: { apiKey: 'example-not-a-key' },
});
