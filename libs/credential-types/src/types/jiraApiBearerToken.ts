import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jiraApiBearerToken',
  label: 'Jira API (Bearer Token)',
  description:
    'A personal access token for a self-hosted Jira (Data Center or Server). Made under Personal Access Tokens in the profile of a Jira user, whose rights it has.',
  category: 'productivity',
  documentation: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
  inputs: [
    {
      name: 'bearerToken',
      label: 'Bearer Token',
      type: 'password',
      aliases: ['token', 'personalAccessToken'],
    },
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      placeholder: 'https://jira.example.com',
      description: 'Where Jira is, with its context path if it has one. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { authorization: 'Bearer {{bearerToken}}' } },
  // Version 2: Data Center has no version 3, which is that of Jira Cloud.
  test: { method: 'GET', url: '{{baseUrl}}/rest/api/2/myself', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'jira' },
  example: { bearerToken: 'example-not-a-token', baseUrl: 'https://jira.example.com' },
});
