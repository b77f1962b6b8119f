import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'buildkiteApi',
  label: 'Buildkite API',
  description: 'An API access token for Buildkite. Made under API Access Tokens in the personal settings.',
  category: 'developer-tools',
  documentation: 'https://buildkite.com/docs/apis/managing-api-tokens',
  inputs: [
    {
      name: 'apiToken',
      label: 'API access token',
      type: 'password',
      aliases: ['token', 'accessToken', 'apiKey'],
      env: 'BUILDKITE_API_TOKEN',
      placeholder: 'bkua_...',
      leakPattern: 'bkua_[a-z0-9]{40}',
    },
  ],
  hosts: ['api.buildkite.com', 'graphql.buildkite.com'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  // Open to tokens of every scope.
  test: { method: 'GET', url: 'https://api.buildkite.com/v2/access-token', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'buildkite' },
  example: { apiToken: 'bkua_example-not-a-token' },
});
