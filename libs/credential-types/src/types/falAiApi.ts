import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'falAiApi',
  label: 'fal.ai API',
  description: 'A key for the image, video and audio models on fal. Made under API Keys in the fal dashboard.',
  category: 'speech-and-media',
  documentation: 'https://fal.ai/docs/authentication',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'FAL_KEY',
      description: 'The whole key: its ID and its secret with a colon between them.',
    },
  ],
  hosts: ['api.fal.ai', 'rest.fal.ai', 'fal.run', '*.fal.run'],
  inject: { headers: { authorization: 'Key {{apiKey}}' } },
  // The list of models answers without a key, the list of one's own workflows does not.
  test: { method: 'GET', url: 'https://api.fal.ai/v1/workflows', query: { limit: '1' }, errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'fal-color' },
  example: { apiKey: 'example-id:example-not-a-secret' },
});
