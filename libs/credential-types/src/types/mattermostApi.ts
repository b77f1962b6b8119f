import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mattermostApi',
  label: 'Mattermost API',
  description:
    'A token for a Mattermost server: of a bot account, or a personal access token. Made under Integrations, or in the security settings of a profile.',
  category: 'messaging',
  documentation: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
  inputs: [
    {
      name: 'url',
      label: 'Server URL',
      type: 'url',
      aliases: ['baseUrl'],
      placeholder: 'https://mattermost.example.com',
    },
    { name: 'accessToken', label: 'Access Token', type: 'password', aliases: ['token'] },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: '{{url}}/api/v4/users/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'mattermost' },
  example: { url: 'https://mattermost.example.com', accessToken: 'example-not-a-token' },
});
