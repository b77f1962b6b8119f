import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'anthropicApi',
  label: 'Anthropic API',
  description: 'A key for the Claude models of Anthropic. Made under API keys in the Claude console.',
  category: 'ai-models',
  documentation: 'https://platform.claude.com/docs/en/api/overview',
  inputs: [
    {
      name: 'anthropicApiKey',
      label: 'Anthropic Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'ANTHROPIC_API_KEY',
      placeholder: 'sk-ant-...',
      leakPattern: 'sk-ant-[A-Za-z0-9_-]{20,}',
    },
  ],
  hosts: ['api.anthropic.com'],
  inject: { headers: { 'x-api-key': '{{anthropicApiKey}}', 'anthropic-version': '2023-06-01' } },
  test: { method: 'GET', url: 'https://api.anthropic.com/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'anthropic' },
  example: { anthropicApiKey: 'sk-ant-example-not-a-key' },
});
