import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'oracleDatabaseApi',
  label: 'Oracle Database',
  description: 'User and password of an Oracle database, and the listener and service that it answers at.',
  category: 'databases',
  documentation: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/netag/configuring-naming-methods.html',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'db.example.com' },
    { name: 'port', label: 'Port', type: 'number', default: 1521, integer: true, minimum: 1, maximum: 65535 },
    {
      name: 'serviceName',
      label: 'Service name',
      type: 'string',
      placeholder: 'FREEPDB1',
      description: 'What stands after the slash in host:port/service.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    {
      name: 'tls',
      label: 'Use TLS',
      type: 'boolean',
      description: 'For listeners of the kind tcps. Wallets with client certificates are not supported.',
    },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'oracle',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{serviceName}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  example: {
    host: 'db.example.com',
    port: 1521,
    serviceName: 'FREEPDB1',
    user: 'appuser',
    password: 'example-not-a-password',
    tls: false,
  },
});
