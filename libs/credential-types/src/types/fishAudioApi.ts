import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'fishAudioApi',
  label: 'Fish Audio API',
  description:
    'A key for the speech synthesis, voice cloning and transcription of Fish Audio. Made under API Keys in the account.',
  category: 'speech-and-media',
  documentation: 'https://docs.fish.audio/api-reference/introduction',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'FISH_API_KEY' }],
  hosts: ['api.fish.audio'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.fish.audio/wallet/self/api-credit', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'fishaudio' },
  example: { apiKey: 'example-not-a-key' },
});
