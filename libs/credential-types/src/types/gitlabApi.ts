import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'gitlabApi',
  label: 'GitLab API',
  description:
    'An access token for GitLab: that of a person, a project or a group. Made under Access tokens of the account, the project or the group.',
  category: 'code-hosting',
  documentation: 'https://docs.gitlab.com/api/rest/authentication/',
  inputs: [
    {
      name: 'url',
      label: 'GitLab URL',
      type: 'url',
      default: 'https://gitlab.com',
      aliases: ['baseUrl', 'server'],
      description: 'Another one for a GitLab server of your own.',
    },
    {
      name: 'accessToken',
      label: 'Access token',
      type: 'password',
      aliases: ['token', 'personalAccessToken', 'apiKey'],
      env: 'GITLAB_TOKEN',
      placeholder: 'glpat-...',
      leakPattern: 'glpat-[A-Za-z0-9_.-]{20,}',
    },
  ],
  hosts: ['gitlab.com', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    // Open to tokens of every scope, unlike /user.
    url: '{{url}}/api/v4/personal_access_tokens/self',
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, text: 'Token is expired', means: 'expired' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error_description',
  },
  icon: { package: 'simple-icons', name: 'gitlab' },
  example: { url: 'https://gitlab.com', accessToken: 'glpat-example' },
});
