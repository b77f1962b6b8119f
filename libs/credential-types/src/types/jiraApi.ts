import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jiraApi',
  label: 'Jira API',
  description:
    'An API token of an Atlassian account, for the Jira Cloud sites that the account may use. Made under Security in the settings of the Atlassian account.',
  category: 'productivity',
  documentation: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
  inputs: [
    {
      name: 'username',
      label: 'User Name',
      type: 'string',
      aliases: ['email'],
      placeholder: 'ada@example.com',
      description: 'The email address of the Atlassian account.',
    },
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token', 'apiToken'],
      placeholder: 'ATATT3...',
      leakPattern: 'ATATT3[A-Za-z0-9+/=_-]{100,}',
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      aliases: ['host'],
      placeholder: 'https://my-team.atlassian.net',
      description:
        'The site. For a token with scopes: https://api.atlassian.com/ex/jira/ and the cloud ID. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'url' }, '*.atlassian.net', 'api.atlassian.com'],
  inject: { basic: { username: '{{username}}', password: '{{accessToken}}' } },
  test: { method: 'GET', url: '{{url}}/rest/api/3/myself', errorAt: 'errorMessages.0' },
  icon: { package: 'simple-icons', name: 'jira' },
  example: {
    username: 'ada@example.com',
    accessToken: 'example-not-a-token',
    url: 'https://my-team.atlassian.net',
  },
});
