import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cartesiaApi',
  label: 'Cartesia API',
  description:
    'A key for the voices, speech synthesis and transcription of Cartesia. Made under API Keys in the Cartesia playground.',
  category: 'speech-and-media',
  documentation: 'https://docs.cartesia.ai/use-the-api/api-conventions',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'CARTESIA_API_KEY',
      placeholder: 'sk_car_...',
      leakPattern: 'sk_car_[A-Za-z0-9_.-]{15,80}',
    },
  ],
  hosts: ['api.cartesia.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.cartesia.ai/voices',
    query: { limit: '1' },
    // Every request must name a version of the API.
    headers: { 'cartesia-version': '2026-03-01' },
  },
  example: { apiKey: 'example-not-a-key' },
});
