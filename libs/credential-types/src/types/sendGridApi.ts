import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sendGridApi',
  label: 'SendGrid API',
  description:
    'A key for Twilio SendGrid, with the permissions that were chosen for it. Made under API keys in the SendGrid settings.',
  category: 'mail',
  documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'SENDGRID_API_KEY',
      placeholder: 'SG....',
      leakPattern: 'SG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{39,50}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.sendgrid.com', label: 'Global' },
        { name: 'api.eu.sendgrid.com', label: 'Europe', description: 'For keys of a regional subuser.' },
      ],
      default: 'api.sendgrid.com',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // Open to every key, whatever it may do: the answer lists what that is.
  test: { method: 'GET', url: 'https://{{region}}/v3/scopes', errorAt: 'errors.0.message' },
  example: { apiKey: 'SG.example-not-a-key', region: 'api.sendgrid.com' },
});
