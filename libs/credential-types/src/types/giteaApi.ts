import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'giteaApi',
  label: 'Gitea API',
  description: 'A Gitea or Forgejo server and an access token for it. Made under Applications in the user settings.',
  category: 'code-hosting',
  documentation: 'https://docs.gitea.com/development/api-usage',
  inputs: [
    {
      name: 'url',
      label: 'Server URL',
      type: 'url',
      aliases: ['baseUrl', 'server'],
      placeholder: 'https://gitea.example.com',
    },
    {
      name: 'accessToken',
      label: 'Access token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'GITEA_TOKEN',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'token {{accessToken}}' } },
  // A token without the scope read:user is told so with 403.
  test: { method: 'GET', url: '{{url}}/api/v1/user', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'gitea' },
  example: { url: 'https://gitea.example.com', accessToken: 'example-not-a-token' },
});
