import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'langsmithApi',
  label: 'Langsmith API',
  description:
    'A personal access token or service key for LangSmith, which records and evaluates the runs of LLM applications. Made under API Keys in the settings.',
  category: 'observability',
  documentation: 'https://docs.langchain.com/langsmith/create-account-api-key',
  inputs: [
    {
      name: 'langSmithApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'LANGSMITH_API_KEY',
      placeholder: 'lsv2_...',
      leakPattern: 'lsv2_(?:pt|sk)_[A-Za-z0-9]{32,36}_[A-Za-z0-9]{10}',
    },
    {
      name: 'langSmithEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://api.smith.langchain.com',
      aliases: ['endpoint'],
      env: 'LANGSMITH_ENDPOINT',
      description:
        'That of the region that the account is in, such as https://eu.api.smith.langchain.com, or of a self-hosted server.',
    },
  ],
  hosts: ['api.smith.langchain.com', '*.api.smith.langchain.com', { input: 'langSmithEndpoint' }],
  inject: { headers: { 'x-api-key': '{{langSmithApiKey}}' } },
  test: {
    method: 'GET',
    url: '{{langSmithEndpoint}}/sessions',
    query: { limit: '1' },
    answers: [
      { status: 200, means: 'valid' },
      // A key of a whole organization, asked for a workspace that it cannot know.
      { status: 403, body: { path: 'error', equals: 'org_scoped_key_requires_workspace' }, means: 'valid' },
      // Keys that are wrong, and those of another region, get 403 more often than 401.
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'langsmith-color' },
  example: { langSmithApiKey: 'lsv2_example-not-a-key', langSmithEndpoint: 'https://api.smith.langchain.com' },
});
