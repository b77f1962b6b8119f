import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lumaAiApi',
  label: 'Luma AI API',
  description:
    'A key for the video and image models of Luma Dream Machine. Made under API Keys in the Dream Machine API dashboard.',
  category: 'speech-and-media',
  documentation: 'https://docs.lumalabs.ai/docs/api',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'LUMAAI_API_KEY', placeholder: 'luma-...' }],
  hosts: ['api.lumalabs.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.lumalabs.ai/dream-machine/v1/credits', errorAt: 'detail' },
  icon: { package: '@lobehub/icons-static-svg', name: 'luma-color' },
  example: { apiKey: 'luma-example-not-a-key' },
});
