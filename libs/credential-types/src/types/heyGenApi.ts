import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'heyGenApi',
  label: 'HeyGen API',
  description:
    'A key for the avatar videos and video translation of HeyGen. Made under API in the settings of the account.',
  category: 'speech-and-media',
  documentation: 'https://developers.heygen.com/docs/quick-start',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'HEYGEN_API_KEY',
      leakPattern: 'sk_V2_hgu_[A-Za-z0-9_]{30,64}',
    },
  ],
  hosts: ['api.heygen.com', 'upload.heygen.com'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.heygen.com/v3/users/me', errorAt: 'error.message' },
  example: { apiKey: 'example-not-a-key' },
});
