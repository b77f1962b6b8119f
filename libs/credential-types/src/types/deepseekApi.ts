import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'deepseekApi',
  label: 'DeepseekAI API',
  description: 'A key for the chat and reasoning models of DeepSeek. Made under API keys on the DeepSeek platform.',
  category: 'ai-models',
  documentation: 'https://api-docs.deepseek.com',
  inputs: [
    {
      name: 'deepseekApiKey',
      label: 'DeepseekAI API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'DEEPSEEK_API_KEY',
      placeholder: 'sk-...',
    },
  ],
  hosts: ['api.deepseek.com'],
  inject: { headers: { authorization: 'Bearer {{deepseekApiKey}}' } },
  test: { method: 'GET', url: 'https://api.deepseek.com/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'deepseek-color' },
  example: { deepseekApiKey: 'sk-example-not-a-key' },
});
