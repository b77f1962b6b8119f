import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'brevoApi',
  label: 'Brevo API',
  description:
    'A key for Brevo, formerly Sendinblue: mail, SMS and contacts. Made under SMTP and API in the settings of the account. It is not the SMTP key.',
  category: 'mail',
  documentation: 'https://developers.brevo.com/docs/getting-started',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      placeholder: 'xkeysib-...',
      leakPattern: 'xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}',
    },
  ],
  hosts: ['api.brevo.com'],
  inject: { headers: { 'api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.brevo.com/v3/account',
    answers: [
      { status: 200, means: 'valid' },
      // Accounts can restrict their keys to known addresses. The answer to others differs from that to a bad key only in words.
      { status: 401, body: { path: 'message', contains: 'unrecognised IP address' }, means: 'forbidden' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'brevo' },
  example: { apiKey: 'xkeysib-example-not-a-key' },
});
