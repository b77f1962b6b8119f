import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sftpApi',
  label: 'SFTP',
  description: 'A server that files are exchanged with over SSH, and the user there: with a password or a private key.',
  category: 'storage',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc4252',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'sftp.example.com' },
    { name: 'port', label: 'Port', type: 'number', default: 22, integer: true, minimum: 1, maximum: 65535 },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    {
      name: 'password',
      label: 'Password',
      type: 'password',
      optional: true,
      description: 'Needed unless a private key is given.',
    },
    {
      name: 'privateKey',
      label: 'Private key',
      type: 'password',
      optional: true,
      rows: 8,
      placeholder: '-----BEGIN OPENSSH PRIVATE KEY-----',
      description: 'Needed unless a password is given.',
    },
    {
      name: 'passphrase',
      label: 'Passphrase of the private key',
      type: 'password',
      optional: true,
    },
  ],
  oneOf: [['password', 'privateKey']],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'ssh',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      password: '{{password}}',
      privateKey: '{{privateKey}}',
      passphrase: '{{passphrase}}',
    },
  },
  example: {
    host: 'sftp.example.com',
    port: 22,
    user: 'appuser',
    password: 'example-not-a-password',
  },
});
