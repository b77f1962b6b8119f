import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'circleCiApi',
  label: 'CircleCI API',
  description: 'A personal API token for CircleCI. Made under Personal API Tokens in the user settings.',
  category: 'developer-tools',
  documentation: 'https://circleci.com/docs/managing-api-tokens/',
  inputs: [
    {
      name: 'url',
      label: 'CircleCI URL',
      type: 'url',
      default: 'https://circleci.com',
      aliases: ['host'],
      env: 'CIRCLE_HOST',
      description: 'Another one for a CircleCI server of your own.',
    },
    {
      name: 'apiToken',
      label: 'Personal API token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'CIRCLE_TOKEN',
      placeholder: 'CCIPAT_...',
      leakPattern: 'CCIPAT_[A-Za-z0-9]{22}_[A-Fa-f0-9]{40}',
    },
  ],
  hosts: ['circleci.com', { input: 'url' }],
  inject: { headers: { 'circle-token': '{{apiToken}}' } },
  test: { method: 'GET', url: '{{url}}/api/v2/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'circleci' },
  example: { url: 'https://circleci.com', apiToken: 'CCIPAT_example-not-a-token' },
});
