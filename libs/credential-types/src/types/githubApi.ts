import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'githubApi',
  label: 'Github API',
  description:
    'A token for GitHub: a personal access token, fine-grained or classic. Made under Developer settings of the account.',
  category: 'code-hosting',
  documentation: 'https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token', 'personalAccessToken', 'apiKey'],
      env: 'GITHUB_TOKEN',
      placeholder: 'github_pat_...',
      leakPattern: '(?:gh[opsur]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})',
    },
  ],
  hosts: ['api.github.com', 'github.com', 'raw.githubusercontent.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    // Free of charge against the rate limit, and open to every kind of token, unlike /user.
    url: 'https://api.github.com/rate_limit',
    // GitHub refuses requests without a user agent.
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'keyrack' },
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'github' },
  example: { accessToken: 'github_pat_example' },
});
