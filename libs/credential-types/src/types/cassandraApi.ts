import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cassandraApi',
  label: 'Cassandra',
  description: 'User and password of an Apache Cassandra cluster, or of ScyllaDB, which speaks the same protocol.',
  category: 'databases',
  documentation: 'https://cassandra.apache.org/doc/latest/cassandra/managing/operating/security.html',
  inputs: [
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      aliases: ['contactPoint'],
      placeholder: 'cassandra.example.com',
      description: 'One node of the cluster. Drivers learn of the others from it.',
    },
    { name: 'port', label: 'Port', type: 'number', default: 9042, integer: true, minimum: 1, maximum: 65535 },
    {
      name: 'localDataCenter',
      label: 'Local data center',
      type: 'string',
      placeholder: 'datacenter1',
      description: 'The data center whose nodes are asked first. Drivers do not connect without it.',
    },
    { name: 'keyspace', label: 'Keyspace', type: 'string', optional: true, aliases: ['database'] },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    { name: 'tls', label: 'Use TLS', type: 'boolean', aliases: ['ssl'] },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'cassandra',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{keyspace}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  icon: { package: 'simple-icons', name: 'apachecassandra' },
  example: {
    host: 'cassandra.example.com',
    port: 9042,
    localDataCenter: 'datacenter1',
    keyspace: 'myapp',
    user: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
