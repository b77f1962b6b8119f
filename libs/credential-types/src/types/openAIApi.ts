import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'openAIApi',
  label: 'OpenAI API',
  description:
    'A key for the OpenAI platform: chat, embedding, image and audio models. Made under API keys in the project settings.',
  category: 'ai-models',
  documentation: 'https://platform.openai.com/docs/api-reference/authentication',
  inputs: [
    {
      name: 'openAIApiKey',
      label: 'OpenAI Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'OPENAI_API_KEY',
      placeholder: 'sk-...',
      leakPattern: 'sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}',
    },
    {
      name: 'organizationId',
      label: 'Organization ID',
      type: 'string',
      optional: true,
      env: 'OPENAI_ORG_ID',
      description: 'Only for accounts that belong to several organizations.',
    },
  ],
  hosts: ['api.openai.com'],
  inject: { headers: { authorization: 'Bearer {{openAIApiKey}}', 'openai-organization': '{{organizationId}}' } },
  test: { method: 'GET', url: 'https://api.openai.com/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'openai' },
  example: { openAIApiKey: 'sk-example-not-a-key' },
});
