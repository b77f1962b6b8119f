import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'closeCrmApi',
  label: 'Close API',
  description:
    'A key for Close, the CRM, with the rights of the user who made it. Made under Developer, API keys, in the settings.',
  category: 'crm',
  documentation: 'https://developer.close.com/topics/authentication/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      placeholder: 'api_...',
      leakPattern: 'api_[A-Za-z0-9.]{45}',
    },
  ],
  hosts: ['api.close.com'],
  // The key is the user name, and there is no password.
  inject: { basic: { username: '{{apiKey}}', password: '' } },
  test: { method: 'GET', url: 'https://api.close.com/api/v1/me/', errorAt: 'error' },
  example: { apiKey: 'api_example-not-a-key' },
});
