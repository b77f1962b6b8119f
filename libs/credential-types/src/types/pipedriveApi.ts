import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'pipedriveApi',
  label: 'Pipedrive API',
  description:
    'The personal API token of a Pipedrive user, with all that the user may see and do in one company. Found under API in the personal preferences.',
  category: 'crm',
  documentation: 'https://pipedrive.readme.io/docs/how-to-find-the-api-token',
  inputs: [{ name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'] }],
  hosts: ['*.pipedrive.com'],
  inject: { headers: { 'x-api-token': '{{apiToken}}' } },
  test: { method: 'GET', url: 'https://api.pipedrive.com/v1/users/me', errorAt: 'error' },
  example: { apiToken: 'example-not-a-token' },
});
