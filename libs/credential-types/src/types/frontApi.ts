import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'frontApi',
  label: 'Front API',
  description:
    'An API token of a Front company, for its shared inboxes, conversations and contacts. Made under Developers in the company settings.',
  category: 'crm',
  documentation: 'https://dev.frontapp.com/docs/authentication',
  inputs: [{ name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'] }],
  hosts: ['api2.frontapp.com', '*.api.frontapp.com'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: { method: 'GET', url: 'https://api2.frontapp.com/me', errorAt: '_error.message' },
  example: { apiToken: 'example-not-a-token' },
});
