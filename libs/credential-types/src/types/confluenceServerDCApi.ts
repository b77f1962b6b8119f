import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'confluenceServerDCApi',
  label: 'Confluence Server/Data Center API',
  description:
    'A personal access token of a user of a self-hosted Confluence. Made under Personal Access Tokens in the profile of the user.',
  category: 'productivity',
  documentation: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
  inputs: [
    {
      name: 'personalAccessToken',
      label: 'Personal Access Token',
      type: 'password',
      aliases: ['accessToken', 'token'],
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      placeholder: 'https://confluence.example.com',
      description: 'Where the server is, with its context path if it has one. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{personalAccessToken}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/rest/api/user/current',
    answers: [
      // Servers that are open to everybody know visitors without an account, too.
      { status: 200, body: { path: 'type', equals: 'anonymous' }, means: 'invalid' },
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'confluence' },
  example: { personalAccessToken: 'example-not-a-token', url: 'https://confluence.example.com' },
});
