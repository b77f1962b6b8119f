import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'elasticSearchUserPassword',
  label: 'ElasticSearch User Password',
  description:
    'A deployment of Elastic Cloud, or any Elasticsearch server, and a user of it. The Cloud ID stands on the page of the deployment in the Elastic Cloud console.',
  category: 'databases',
  documentation: 'https://www.elastic.co/docs/api/doc/elasticsearch/authentication',
  inputs: [
    {
      name: 'cloudId',
      label: 'Cloud ID',
      type: 'string',
      placeholder: 'my-deployment:ZXhhbXBsZS5jb20kZXhhbXBsZQ==',
      description: 'A name, a colon and the encoded address. Flowise takes the URL of a server here, too.',
    },
    { name: 'username', label: 'ElasticSearch User', type: 'string', aliases: ['user'], placeholder: 'elastic' },
    { name: 'password', label: 'ElasticSearch Password', type: 'password' },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      aliases: ['endpoint', 'node'],
      placeholder: 'https://my-deployment.es.eu-central-1.aws.cloud.es.io',
      description: 'Where the server is, in plain words. Needed to test the credential.',
    },
  ],
  // After the first two: the domains that the Cloud IDs of Elastic Cloud lead to.
  hosts: [{ input: 'url' }, { input: 'cloudId' }, '*.found.io', '*.cloud.es.io', '*.elastic-cloud.com'],
  inject: { basic: { username: '{{username}}', password: '{{password}}' } },
  test: { method: 'GET', url: '{{url}}/_security/_authenticate', errorAt: 'error.reason' },
  icon: { package: 'simple-icons', name: 'elasticsearch' },
  example: {
    cloudId: 'my-deployment:ZXhhbXBsZS5jb20kZXhhbXBsZQ==',
    username: 'elastic',
    password: 'example-not-a-password',
    url: 'https://my-deployment.es.eu-central-1.aws.cloud.es.io',
  },
});
