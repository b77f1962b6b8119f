import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zendeskApi',
  label: 'Zendesk API token',
  description: 'An API token of a Zendesk account and the address of the agent to act as.',
  category: 'crm',
  deprecated: 'Zendesk ends all API tokens on 30 April 2027. Take Zendesk client credentials instead.',
  documentation: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
  inputs: [
    {
      name: 'subdomain',
      label: 'Subdomain',
      type: 'string',
      env: 'ZENDESK_SUBDOMAIN',
      placeholder: 'mycompany',
      description: 'The first part of the address: mycompany for https://mycompany.zendesk.com.',
    },
    {
      name: 'email',
      label: 'Email',
      type: 'string',
      env: 'ZENDESK_EMAIL',
      placeholder: 'agent@example.com',
      description: 'Without the ending /token, which is added to it.',
    },
    { name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token'], env: 'ZENDESK_API_TOKEN' },
  ],
  hosts: ['*.zendesk.com'],
  inject: { basic: { username: '{{email}}/token', password: '{{apiToken}}' } },
  test: {
    method: 'GET',
    // Not users/me, which is open to everybody and describes an anonymous user to strangers.
    url: 'https://{{subdomain}}.zendesk.com/api/v2/users.json',
    query: { per_page: '1' },
    errorAt: 'error',
  },
  icon: { package: 'simple-icons', name: 'zendesk' },
  example: { subdomain: 'example', email: 'agent@example.com', apiToken: 'example-not-a-token' },
});
