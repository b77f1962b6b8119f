import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'rocketChatApi',
  label: 'Rocket.Chat API',
  description:
    'A personal access token for a Rocket.Chat workspace, with the user ID that is shown beside it. Made under Personal access tokens in the settings of the profile.',
  category: 'messaging',
  documentation: 'https://developer.rocket.chat/apidocs',
  inputs: [
    {
      name: 'url',
      label: 'Workspace URL',
      type: 'url',
      aliases: ['domain'],
      placeholder: 'https://chat.example.com',
    },
    { name: 'userId', label: 'User ID', type: 'string' },
    { name: 'authToken', label: 'Auth Token', type: 'password', aliases: ['authKey', 'token'] },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'x-auth-token': '{{authToken}}', 'x-user-id': '{{userId}}' } },
  test: { method: 'GET', url: '{{url}}/api/v1/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'rocketdotchat' },
  example: { url: 'https://chat.example.com', userId: 'exampleUserId', authToken: 'example-not-a-token' },
});
