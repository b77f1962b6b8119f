import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'deepInfraApi',
  label: 'DeepInfra API',
  description:
    'A key for the open models that DeepInfra hosts: chat, embeddings, images and speech. Made under API Keys in the dashboard.',
  category: 'ai-models',
  documentation: 'https://docs.deepinfra.com/account/authentication',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', aliases: ['apiToken'], env: 'DEEPINFRA_API_KEY' }],
  hosts: ['api.deepinfra.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.deepinfra.com/v1/me' },
  icon: { package: '@lobehub/icons-static-svg', name: 'deepinfra-color' },
  example: { apiKey: 'example-not-a-key' },
});
