import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'windmillApi',
  label: 'Windmill API',
  description:
    'A token of a Windmill user, in the cloud or self-hosted, for running scripts and flows. Made under Tokens in the account settings.',
  category: 'automation',
  documentation: 'https://www.windmill.dev/docs/core_concepts/authentification',
  inputs: [
    { name: 'accessToken', label: 'Token', type: 'password', aliases: ['token', 'apiKey'], env: 'WM_TOKEN' },
    {
      name: 'url',
      label: 'Instance URL',
      type: 'url',
      default: 'https://app.windmill.dev',
      aliases: ['baseUrl'],
      env: 'WM_BASE_URL',
      description: 'Without the ending /api.',
    },
    {
      name: 'workspace',
      label: 'Workspace',
      type: 'string',
      optional: true,
      env: 'WM_WORKSPACE',
      description: 'The ID of the workspace, which stands in the path of most requests.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  // Errors are plain texts.
  test: { method: 'GET', url: '{{url}}/api/users/whoami' },
  example: { accessToken: 'example-not-a-token', url: 'https://app.windmill.dev', workspace: 'my-workspace' },
});
