import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpBasicAuth',
  label: 'HTTP Basic Auth',
  description: 'User name and password for any HTTP service that asks for basic authentication.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc7617',
  inputs: [
    { name: 'basicAuthUsername', label: 'Basic Auth Username', type: 'string', aliases: ['username', 'user'] },
    { name: 'basicAuthPassword', label: 'Basic Auth Password', type: 'password', aliases: ['password'] },
  ],
  hosts: [],
  inject: { basic: { username: '{{basicAuthUsername}}', password: '{{basicAuthPassword}}' } },
  test: { untestable: 'The password may belong to any service, so there is no request that could try it.' },
  example: { basicAuthUsername: 'ada@example.com', basicAuthPassword: 'example-not-a-password' },
});
