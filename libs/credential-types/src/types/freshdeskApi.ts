import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'freshdeskApi',
  label: 'Freshdesk API',
  description:
    'The API key of a Freshdesk agent, with the rights of that agent. It stands in the profile settings of the agent.',
  category: 'crm',
  documentation: 'https://developers.freshdesk.com/api/#authentication',
  inputs: [
    {
      name: 'subdomain',
      label: 'Subdomain',
      type: 'string',
      aliases: ['domain'],
      placeholder: 'mycompany',
      description: 'The first part of the address: mycompany for https://mycompany.freshdesk.com.',
    },
    { name: 'apiKey', label: 'API Key', type: 'password' },
  ],
  hosts: ['*.freshdesk.com'],
  // The key is the user name. The password may be anything, but not nothing.
  inject: { basic: { username: '{{apiKey}}', password: 'X' } },
  test: { method: 'GET', url: 'https://{{subdomain}}.freshdesk.com/api/v2/agents/me', errorAt: 'message' },
  example: { subdomain: 'example', apiKey: 'example-not-a-key' },
});
