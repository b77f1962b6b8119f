import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'arangoDbApi',
  label: 'ArangoDB',
  description: 'User and password of an ArangoDB server, of your own or in the cloud of Arango.',
  category: 'databases',
  documentation: 'https://docs.arango.ai/arangodb/stable/develop/http-api/authentication/',
  inputs: [
    {
      name: 'url',
      label: 'URL of the server',
      type: 'url',
      placeholder: 'https://arangodb.example.com:8529',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'], placeholder: 'root' },
    { name: 'password', label: 'Password', type: 'password' },
    {
      name: 'database',
      label: 'Database',
      type: 'string',
      default: '_system',
      description: 'One that the user has access to.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{user}}', password: '{{password}}' } },
  test: { method: 'GET', url: '{{url}}/_db/{{database}}/_api/database/current', errorAt: 'errorMessage' },
  icon: { package: 'simple-icons', name: 'arangodb' },
  example: {
    url: 'https://arangodb.example.com:8529',
    user: 'appuser',
    password: 'example-not-a-password',
    database: 'myapp',
  },
});
