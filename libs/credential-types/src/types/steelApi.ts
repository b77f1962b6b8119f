import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'steelApi',
  label: 'Steel API',
  description: 'A key for the cloud browsers of Steel. Made under API keys in the settings of the Steel dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.steel.dev/overview/authentication',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'STEEL_API_KEY', placeholder: 'ste-...' }],
  hosts: ['api.steel.dev', 'connect.steel.dev'],
  inject: { headers: { 'steel-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.steel.dev/v1/sessions?limit=1' },
  example: { apiKey: 'ste-example-not-a-key' },
});
