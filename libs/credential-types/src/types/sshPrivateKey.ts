import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sshPrivateKey',
  label: 'SSH private key',
  description: 'A user of SSH servers and the private key that lets them in.',
  category: 'generic',
  documentation: 'https://man.openbsd.org/ssh-keygen.1',
  inputs: [
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      optional: true,
      placeholder: 'ssh.example.com',
      description: 'Only for a key that belongs to one server.',
    },
    { name: 'port', label: 'Port', type: 'number', default: 22, integer: true, minimum: 1, maximum: 65535 },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    {
      name: 'privateKey',
      label: 'Private key',
      type: 'password',
      rows: 8,
      aliases: ['key'],
      placeholder: '-----BEGIN OPENSSH PRIVATE KEY-----',
      leakPattern:
        '-----BEGIN (?:OPENSSH|RSA|EC|DSA) PRIVATE KEY-----[A-Za-z0-9+/=\\s]{64,16384}-----END (?:OPENSSH|RSA|EC|DSA) PRIVATE KEY-----',
    },
    {
      name: 'passphrase',
      label: 'Passphrase',
      type: 'password',
      optional: true,
      description: 'Only for a key that is encrypted.',
    },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'ssh',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      privateKey: '{{privateKey}}',
      passphrase: '{{passphrase}}',
    },
  },
  example: {
    host: 'ssh.example.com',
    port: 22,
    user: 'deploy',
    privateKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nexample-not-a-key\n-----END OPENSSH PRIVATE KEY-----',
  },
});
