import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'httpDigestAuth',
  label: 'Digest auth',
  description: 'User name and password for any service that takes HTTP digest authentication.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc7616',
  inputs: [
    { name: 'username', label: 'User name', type: 'string', aliases: ['user'] },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  hosts: [],
  inject: { digest: { username: '{{username}}', password: '{{password}}' } },
  test: { untestable: 'The password may belong to any service, so there is no request that could try it.' },
  example: { username: 'ada', password: 'example-not-a-password' },
});
