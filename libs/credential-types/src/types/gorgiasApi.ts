import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'gorgiasApi',
  label: 'Gorgias API',
  description:
    'The API key of a Gorgias helpdesk and the address of the user who made it. Both stand under REST API in the settings.',
  category: 'crm',
  documentation: 'https://developers.gorgias.com/docs/access-tokens-api-keys',
  inputs: [
    {
      name: 'subdomain',
      label: 'Subdomain',
      type: 'string',
      aliases: ['domain'],
      placeholder: 'mycompany',
      description: 'The first part of the address: mycompany for https://mycompany.gorgias.com.',
    },
    { name: 'email', label: 'Email', type: 'string', aliases: ['username'], placeholder: 'agent@example.com' },
    { name: 'apiKey', label: 'API Key', type: 'password' },
  ],
  hosts: ['*.gorgias.com'],
  inject: { basic: { username: '{{email}}', password: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{subdomain}}.gorgias.com/api/account', errorAt: 'error.msg' },
  example: { subdomain: 'example', email: 'agent@example.com', apiKey: 'example-not-a-key' },
});
