import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'smtpCredentials',
  label: 'SMTP credentials',
  description: 'A mail server to send through, and the user and password that it asks for.',
  category: 'mail',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc4954',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', env: 'SMTP_HOST', placeholder: 'smtp.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 587,
      env: 'SMTP_PORT',
      integer: true,
      minimum: 1,
      maximum: 65535,
      description: '587 begins in clear and changes to TLS; 465 is TLS from the first byte.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], env: 'SMTP_USER' },
    { name: 'password', label: 'Password', type: 'password', env: 'SMTP_PASSWORD' },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'smtp',
    parameters: { host: '{{host}}', port: '{{port}}', user: '{{user}}', password: '{{password}}' },
  },
  dialects: { m9m: { host: 'host', port: 'port', user: 'user', password: 'password' } },
  example: { host: 'smtp.example.com', port: 587, user: 'mailer', password: 'example-not-a-password' },
});
