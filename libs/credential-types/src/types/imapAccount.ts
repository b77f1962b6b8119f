import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'imapAccount',
  label: 'IMAP account',
  description: 'A mailbox to read with IMAP: its server, and the user and password that it asks for.',
  category: 'mail',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc9051',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'imap.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 993,
      integer: true,
      minimum: 1,
      maximum: 65535,
      description: '993 is TLS from the first byte; 143 begins in clear.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], placeholder: 'ada@example.com' },
    {
      name: 'password',
      label: 'Password',
      type: 'password',
      description: 'Some providers ask for an app password in place of the usual one.',
    },
    { name: 'tls', label: 'TLS from the first byte', type: 'boolean', default: true, aliases: ['secure'] },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'imap',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  example: {
    host: 'imap.example.com',
    port: 993,
    user: 'ada@example.com',
    password: 'example-not-a-password',
    tls: true,
  },
});
