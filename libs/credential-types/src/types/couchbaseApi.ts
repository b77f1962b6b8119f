import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'couchbaseApi',
  label: 'Couchbase API',
  description:
    'A Couchbase cluster, self-hosted or on Capella, and a user of it. On Capella all three are found on the Connect tab of the cluster.',
  category: 'databases',
  documentation: 'https://docs.couchbase.com/nodejs-sdk/current/howtos/managing-connections.html',
  inputs: [
    {
      name: 'connectionString',
      label: 'Couchbase Connection String',
      type: 'url',
      aliases: ['url'],
      placeholder: 'couchbases://cb.example.cloud.couchbase.com',
    },
    { name: 'username', label: 'Couchbase Username', type: 'string', aliases: ['user'] },
    { name: 'password', label: 'Couchbase Password', type: 'password' },
  ],
  // What the connection string names is often only where to ask for the nodes of the cluster.
  hosts: [{ input: 'connectionString' }, '*.cloud.couchbase.com'],
  test: { untestable: 'Couchbase has a protocol of its own, which no test here knows.' },
  icon: { package: 'simple-icons', name: 'couchbase' },
  example: {
    connectionString: 'couchbases://cb.example.cloud.couchbase.com',
    username: 'appuser',
    password: 'example-not-a-password',
  },
});
