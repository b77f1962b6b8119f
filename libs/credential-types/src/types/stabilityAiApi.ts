import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'stabilityAiApi',
  label: 'Stability AI API',
  description:
    'A key for the image, audio and 3D models of Stability AI. Found under API Keys in the account of the developer platform.',
  category: 'speech-and-media',
  documentation: 'https://platform.stability.ai/docs/getting-started/authentication',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'STABILITY_API_KEY', placeholder: 'sk-...' }],
  hosts: ['api.stability.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.stability.ai/v1/user/balance', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'stability-color' },
  example: { apiKey: 'sk-example-not-a-key' },
});
