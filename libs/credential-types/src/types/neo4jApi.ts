import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'neo4jApi',
  label: 'Neo4j API',
  description:
    'A Neo4j graph database, in Aura or self-hosted: where it is, and the user and password that it asks for. Aura offers all three as a file when an instance is made.',
  category: 'databases',
  documentation: 'https://neo4j.com/docs/operations-manual/current/authentication-authorization/',
  inputs: [
    {
      name: 'url',
      label: 'Neo4j URL',
      type: 'string',
      aliases: ['uri'],
      env: 'NEO4J_URI',
      placeholder: 'neo4j+s://0a1b2c3d.databases.neo4j.io',
      description: 'With its scheme: neo4j or bolt, and +s after it for TLS.',
    },
    {
      name: 'username',
      label: 'Username',
      type: 'string',
      aliases: ['user'],
      env: 'NEO4J_USERNAME',
      placeholder: 'neo4j',
    },
    { name: 'password', label: 'Password', type: 'password', env: 'NEO4J_PASSWORD' },
  ],
  hosts: [{ input: 'url' }],
  test: { protocol: 'bolt', url: '{{url}}', parameters: { user: '{{username}}', password: '{{password}}' } },
  icon: { package: 'simple-icons', name: 'neo4j' },
  example: { url: 'neo4j+s://neo4j.example.com:7687', username: 'neo4j', password: 'example-not-a-password' },
});
