import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'dockerHubApi',
  label: 'Docker Hub',
  description:
    'A Docker account or organization and an access token for it, to pull and push images. Made under Personal access tokens of the account or Access tokens of the organization.',
  category: 'developer-tools',
  documentation: 'https://docs.docker.com/security/access-tokens/personal-access-tokens/',
  inputs: [
    {
      name: 'username',
      label: 'User or organization name',
      type: 'string',
      aliases: ['user', 'identifier'],
    },
    {
      name: 'accessToken',
      label: 'Access token',
      type: 'password',
      aliases: ['token', 'password', 'secret'],
      placeholder: 'dckr_pat_...',
      leakPattern: 'dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{32})',
    },
  ],
  // The registry and the Hub API take tokens that these hosts give for name and access token.
  hosts: ['auth.docker.io', 'hub.docker.com', 'index.docker.io'],
  inject: { basic: { username: '{{username}}', password: '{{accessToken}}' } },
  test: {
    method: 'GET',
    // A token to pull Docker's own image for questions about limits. Asking for it is no pull.
    url: 'https://auth.docker.io/token',
    query: { service: 'registry.docker.io', scope: 'repository:ratelimitpreview/test:pull' },
    errorAt: 'details',
  },
  icon: { package: 'simple-icons', name: 'docker' },
  example: { username: 'example', accessToken: 'dckr_pat_example-not-a-token' },
});
