import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ldapBind',
  label: 'LDAP bind',
  description: 'An LDAP directory or Active Directory, and the entry and password to bind with.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc4513#section-5.1',
  inputs: [
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      placeholder: 'ldaps://ldap.example.com:636',
      description: 'With ldaps:// everything is encrypted, with ldap:// nothing is.',
    },
    {
      name: 'bindDn',
      label: 'Bind DN',
      type: 'string',
      aliases: ['user', 'username'],
      placeholder: 'cn=reader,dc=example,dc=com',
    },
    { name: 'password', label: 'Password', type: 'password', aliases: ['bindPassword'] },
    {
      name: 'baseDn',
      label: 'Base DN',
      type: 'string',
      optional: true,
      placeholder: 'ou=people,dc=example,dc=com',
      description: 'Where programs begin to search.',
    },
  ],
  hosts: [{ input: 'url' }],
  test: { protocol: 'ldap', url: '{{url}}', parameters: { user: '{{bindDn}}', password: '{{password}}' } },
  example: {
    url: 'ldaps://ldap.example.com:636',
    bindDn: 'cn=reader,dc=example,dc=com',
    password: 'example-not-a-password',
    baseDn: 'ou=people,dc=example,dc=com',
  },
});
