import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mongoDBUrlApi',
  label: 'MongoDB ATLAS',
  description:
    'The connection string of a MongoDB database, in Atlas or self-hosted. Atlas shows it under Connect of the cluster.',
  category: 'databases',
  documentation: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
  inputs: [
    {
      name: 'mongoDBConnectUrl',
      label: 'ATLAS Connection URL',
      type: 'url',
      aliases: ['connectionUri', 'connectionString', 'uri', 'url'],
      env: 'MONGODB_URI',
      placeholder: 'mongodb+srv://user:password@cluster0.example.mongodb.net',
      leakPattern: 'mongodb(?:\\+srv)?://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'mongoDBConnectUrl' }],
  test: { protocol: 'mongodb', url: '{{mongoDBConnectUrl}}' },
  icon: { package: 'simple-icons', name: 'mongodb' },
  example: { mongoDBConnectUrl: 'mongodb+srv://appuser:example@cluster0.example.mongodb.net/myapp' },
});
