import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureDevOpsApi',
  label: 'Azure DevOps API',
  description:
    'An Azure DevOps organization, or a collection of an Azure DevOps Server, and a personal access token for it. Made under Personal access tokens in the user settings.',
  category: 'code-hosting',
  documentation:
    'https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
  inputs: [
    {
      name: 'organizationUrl',
      label: 'Organization URL',
      type: 'url',
      aliases: ['url', 'orgUrl'],
      placeholder: 'https://dev.azure.com/my-organization',
    },
    {
      name: 'personalAccessToken',
      label: 'Personal access token',
      type: 'password',
      aliases: ['token', 'pat', 'accessToken'],
      env: 'AZURE_DEVOPS_EXT_PAT',
    },
  ],
  hosts: ['dev.azure.com', '*.dev.azure.com', '*.visualstudio.com', { input: 'organizationUrl' }],
  inject: { basic: { username: '', password: '{{personalAccessToken}}' } },
  test: {
    method: 'GET',
    // Open to tokens of every scope, unlike the list of projects.
    url: '{{organizationUrl}}/_apis/connectionData',
    // Otherwise tokens that are not known are sent to the page where people sign in.
    headers: { 'x-tfs-fedauthredirect': 'Suppress' },
    answers: [
      { status: 200, means: 'valid' },
      // That page comes with 203 where it comes all the same.
      { status: [203, 302, 401], means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: {
    organizationUrl: 'https://dev.azure.com/example',
    personalAccessToken: 'example-not-a-token',
  },
});
