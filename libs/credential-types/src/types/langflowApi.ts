import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'langflowApi',
  label: 'Langflow API',
  description:
    'A key for a Langflow server, with the rights of the user who made it. Made under Langflow API keys in the settings.',
  category: 'automation',
  documentation: 'https://docs.langflow.org/api-keys-and-authentication',
  inputs: [
    {
      name: 'url',
      label: 'Server URL',
      type: 'url',
      aliases: ['baseUrl'],
      placeholder: 'https://langflow.example.com',
    },
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'LANGFLOW_API_KEY' },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/api/v1/users/whoami',
    answers: [
      { status: 200, means: 'valid' },
      // 403 is what Langflow says to a bad key, and 401 to that of a user who was deactivated.
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'detail',
  },
  icon: { package: 'simple-icons', name: 'langflow' },
  example: { url: 'https://langflow.example.com', apiKey: 'example-not-a-key' },
});
