import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'bitbucketApiToken',
  label: 'Bitbucket API token',
  description:
    'An API token with scopes for Bitbucket Cloud, and the address of the Atlassian account that it belongs to. Made under API tokens in the security settings of the account.',
  category: 'code-hosting',
  documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/using-api-tokens/',
  inputs: [
    {
      name: 'email',
      label: 'Atlassian account email',
      type: 'string',
      aliases: ['username', 'user'],
      placeholder: 'ada@example.com',
    },
    {
      name: 'apiToken',
      label: 'API token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      placeholder: 'ATATT3...',
      leakPattern: 'ATATT3[A-Za-z0-9_=-]{100,300}',
    },
  ],
  hosts: ['api.bitbucket.org', 'bitbucket.org'],
  inject: { basic: { username: '{{email}}', password: '{{apiToken}}' } },
  // A token without the scope read:user:bitbucket is told so with 403.
  test: { method: 'GET', url: 'https://api.bitbucket.org/2.0/user', errorAt: 'error.message' },
  icon: { package: 'simple-icons', name: 'bitbucket' },
  example: { email: 'ada@example.com', apiToken: 'ATATT3-example-not-a-token' },
});
