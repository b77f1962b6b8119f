import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'asanaApi',
  label: 'Asana API',
  description:
    'A personal access token for Asana, with what its user may see and do. Made in the Asana developer console.',
  category: 'productivity',
  documentation: 'https://developers.asana.com/docs/personal-access-token',
  inputs: [
    {
      name: 'accessToken',
      label: 'Personal Access Token',
      type: 'password',
      aliases: ['personalAccessToken', 'token', 'apiKey'],
      leakPattern: '[0-9]/[0-9]{16,20}(?:/[0-9]{16,20})?:[A-Za-z0-9]{32}',
    },
  ],
  hosts: ['app.asana.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://app.asana.com/api/1.0/users/me', errorAt: 'errors.0.message' },
  icon: { package: 'simple-icons', name: 'asana' },
  example: { accessToken: 'example-not-a-token' },
});
