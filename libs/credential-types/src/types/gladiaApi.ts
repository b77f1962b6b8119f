import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'gladiaApi',
  label: 'Gladia API',
  description:
    'A key for the transcription of recorded and live audio by Gladia. Made under API keys in the Gladia app.',
  category: 'speech-and-media',
  documentation: 'https://docs.gladia.io/chapters/introduction/getting-started',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'GLADIA_API_KEY' }],
  hosts: ['api.gladia.io'],
  inject: { headers: { 'x-gladia-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.gladia.io/v2/pre-recorded', query: { limit: '1' }, errorAt: 'message' },
  example: { apiKey: 'example-not-a-key' },
});
