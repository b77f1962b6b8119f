import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'leonardoAiApi',
  label: 'Leonardo.Ai API',
  description: 'A key for the image and video models of Leonardo.Ai. Made under API Access in the Leonardo web app.',
  category: 'speech-and-media',
  documentation: 'https://docs.leonardo.ai/docs/create-your-api-key',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password' }],
  hosts: ['cloud.leonardo.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://cloud.leonardo.ai/api/rest/v1/me', errorAt: 'error' },
  example: { apiKey: 'example-not-a-key' },
});
