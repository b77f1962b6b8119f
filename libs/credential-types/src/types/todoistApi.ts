import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'todoistApi',
  label: 'Todoist API',
  description:
    'The API token of a Todoist account, for all of its projects and tasks. It stands under Integrations, Developer, in the settings.',
  category: 'productivity',
  documentation: 'https://developer.todoist.com/api/v1/',
  inputs: [{ name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'] }],
  hosts: ['api.todoist.com'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: { method: 'GET', url: 'https://api.todoist.com/api/v1/user', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'todoist' },
  example: { apiToken: 'example-not-a-token' },
});
