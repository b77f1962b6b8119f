import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'basicAuth',
  label: 'Basic auth',
  description: 'User name and password for any service that takes HTTP basic authentication.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc7617',
  inputs: [
    { name: 'username', label: 'User name', type: 'string', aliases: ['user'] },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  hosts: [],
  inject: { basic: { username: '{{username}}', password: '{{password}}' } },
  test: { untestable: 'The password may belong to any service, so there is no request that could try it.' },
  dialects: { m9m: { username: 'username', password: 'password' } },
  example: { username: 'ada@example.com', password: 'example-not-a-password' },
});
