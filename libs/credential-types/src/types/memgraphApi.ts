import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'memgraphApi',
  label: 'Memgraph',
  description: 'User and password of a Memgraph graph database, which is spoken to over Bolt.',
  category: 'databases',
  documentation: 'https://memgraph.com/docs/database-management/authentication-and-authorization',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'memgraph.example.com' },
    { name: 'port', label: 'Port', type: 'number', default: 7687, integer: true, minimum: 1, maximum: 65535 },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    {
      name: 'tls',
      label: 'Use TLS',
      type: 'boolean',
      aliases: ['ssl', 'encrypted'],
      description: 'Memgraph Cloud asks for it.',
    },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'bolt',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  example: {
    host: 'memgraph.example.com',
    port: 7687,
    user: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
