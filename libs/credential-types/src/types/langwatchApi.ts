import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'langwatchApi',
  label: 'LangWatch API',
  description: 'The API key of a LangWatch project, in the cloud or self-hosted. Found in the settings of the project.',
  category: 'observability',
  documentation: 'https://docs.langwatch.ai/api-reference/api-keys/overview',
  inputs: [
    {
      name: 'langWatchApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'LANGWATCH_API_KEY',
      placeholder: 'sk-lw-...',
      leakPattern: '(?:sk|pat|ik)-lw-(?:[A-Za-z0-9]{16}_)?[A-Za-z0-9]{48}',
    },
    {
      name: 'langWatchEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://app.langwatch.ai',
      aliases: ['endpoint'],
      env: 'LANGWATCH_ENDPOINT',
      description: 'Another one than the default is that of a self-hosted server.',
    },
  ],
  hosts: ['app.langwatch.ai', { input: 'langWatchEndpoint' }],
  inject: { headers: { 'x-auth-token': '{{langWatchApiKey}}' } },
  // Says only which project the key belongs to. Servers from before it exists answer 404, which tells nothing.
  test: { method: 'GET', url: '{{langWatchEndpoint}}/api/me/project', errorAt: 'message' },
  example: { langWatchApiKey: 'sk-lw-example-not-a-key', langWatchEndpoint: 'https://app.langwatch.ai' },
});
