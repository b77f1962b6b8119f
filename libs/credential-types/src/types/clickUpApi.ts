import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'clickUpApi',
  label: 'ClickUp API',
  description:
    'The personal API token of a ClickUp user, with what that user may see and do. It stands under Apps in the settings.',
  category: 'productivity',
  documentation: 'https://developer.clickup.com/docs/authentication',
  inputs: [
    {
      name: 'accessToken',
      label: 'API Token',
      type: 'password',
      aliases: ['apiToken', 'token', 'apiKey'],
      placeholder: 'pk_...',
      leakPattern: 'pk_[0-9]{5,12}_[0-9A-Z]{32}',
    },
  ],
  hosts: ['api.clickup.com'],
  // The token alone. Bearer is for tokens of OAuth.
  inject: { headers: { authorization: '{{accessToken}}' } },
  test: { method: 'GET', url: 'https://api.clickup.com/api/v2/user', errorAt: 'err' },
  icon: { package: 'simple-icons', name: 'clickup' },
  example: { accessToken: 'pk_example-not-a-token' },
});
