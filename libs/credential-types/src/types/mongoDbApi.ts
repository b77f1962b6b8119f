import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mongoDbApi',
  label: 'MongoDB',
  description:
    'User and password of a MongoDB server, each in a field of its own. For Atlas clusters and lists of hosts, take the type with the connection string.',
  category: 'databases',
  documentation: 'https://www.mongodb.com/docs/manual/core/authentication/',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'mongodb.example.com' },
    { name: 'port', label: 'Port', type: 'number', default: 27017, integer: true, minimum: 1, maximum: 65535 },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    { name: 'database', label: 'Database', type: 'string', optional: true },
    {
      name: 'authSource',
      label: 'Authentication database',
      type: 'string',
      default: 'admin',
      description: 'The database that the user was made in.',
    },
    { name: 'tls', label: 'Use TLS', type: 'boolean', aliases: ['ssl'] },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'mongodb',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{database}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
      // Without it, a server looks for the user in the wrong database.
      authSource: '{{authSource}}',
    },
  },
  icon: { package: 'simple-icons', name: 'mongodb' },
  example: {
    host: 'mongodb.example.com',
    port: 27017,
    user: 'appuser',
    password: 'example-not-a-password',
    database: 'myapp',
    authSource: 'admin',
    tls: true,
  },
});
