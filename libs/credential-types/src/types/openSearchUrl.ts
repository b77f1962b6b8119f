import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'openSearchUrl',
  label: 'OpenSearch',
  version: 2,
  description:
    'An OpenSearch cluster: where it is, and the user and password of its security plugin or managed service. Clusters without security need the URL only.',
  category: 'search',
  documentation: 'https://docs.opensearch.org/latest/security/authentication-backends/basic-authc/',
  inputs: [
    {
      name: 'openSearchUrl',
      label: 'OpenSearch Url',
      type: 'url',
      aliases: ['url'],
      placeholder: 'https://opensearch.example.com:9200',
    },
    { name: 'user', label: 'User', type: 'string', optional: true, aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password', optional: true },
  ],
  hosts: [{ input: 'openSearchUrl' }],
  inject: { basic: { username: '{{user}}', password: '{{password}}' } },
  test: { method: 'GET', url: '{{openSearchUrl}}/' },
  icon: { package: 'simple-icons', name: 'opensearch' },
  example: {
    openSearchUrl: 'https://opensearch.example.com:9200',
    user: 'appuser',
    password: 'example-not-a-password',
  },
});
