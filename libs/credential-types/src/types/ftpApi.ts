import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ftpApi',
  label: 'FTP',
  description: 'A server that files are exchanged with over FTP or FTPS, and the user and password that it asks for.',
  category: 'storage',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc4217',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'ftp.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 21,
      integer: true,
      minimum: 1,
      maximum: 65535,
      description: '21 begins in clear and changes to TLS; 990 is TLS from the first byte.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    {
      name: 'tls',
      label: 'Use TLS',
      type: 'boolean',
      aliases: ['secure'],
      default: true,
      description: 'Without it, the password crosses the network in clear.',
    },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'ftp',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  example: {
    host: 'ftp.example.com',
    port: 21,
    user: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
