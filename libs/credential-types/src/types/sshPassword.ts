import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sshPassword',
  label: 'SSH password',
  description: 'An SSH server, and the user and password that it asks for.',
  category: 'generic',
  documentation: 'https://man.openbsd.org/ssh.1',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'ssh.example.com' },
    { name: 'port', label: 'Port', type: 'number', default: 22, integer: true, minimum: 1, maximum: 65535 },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'ssh',
    parameters: { host: '{{host}}', port: '{{port}}', user: '{{user}}', password: '{{password}}' },
  },
  example: { host: 'ssh.example.com', port: 22, user: 'deploy', password: 'example-not-a-password' },
});
