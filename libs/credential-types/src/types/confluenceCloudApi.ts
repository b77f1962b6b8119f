import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'confluenceCloudApi',
  label: 'Confluence Cloud API',
  description:
    'An API token of an Atlassian account, for the Confluence sites that the account may use. Made under Security in the settings of the Atlassian account.',
  category: 'productivity',
  documentation: 'https://developer.atlassian.com/cloud/confluence/basic-auth-for-rest-apis/',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token', 'apiToken'],
      placeholder: 'ATATT3...',
      leakPattern: 'ATATT3[A-Za-z0-9+/=_-]{100,}',
    },
    {
      name: 'username',
      label: 'Username',
      type: 'string',
      aliases: ['email'],
      placeholder: 'ada@example.com',
      description: 'The email address of the Atlassian account.',
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      placeholder: 'https://my-team.atlassian.net',
      description:
        'The site, without /wiki. For a token with scopes: https://api.atlassian.com/ex/confluence/ and the cloud ID. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'url' }, '*.atlassian.net', 'api.atlassian.com'],
  inject: { basic: { username: '{{username}}', password: '{{accessToken}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/wiki/rest/api/user/current',
    answers: [
      // Sites that are open to everybody know visitors without an account, too.
      { status: 200, body: { path: 'type', equals: 'anonymous' }, means: 'invalid' },
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'confluence' },
  example: {
    accessToken: 'example-not-a-token',
    username: 'ada@example.com',
    url: 'https://my-team.atlassian.net',
  },
});
