import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jwtAuth',
  label: 'JWT signing key',
  description:
    'A key to sign JSON Web Tokens with, for any service that takes tokens which its callers make themselves.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc7519',
  inputs: [
    {
      name: 'algorithm',
      label: 'Algorithm',
      type: 'options',
      default: 'HS256',
      options: [
        { name: 'HS256', label: 'HS256 (shared secret)' },
        { name: 'HS384', label: 'HS384 (shared secret)' },
        { name: 'HS512', label: 'HS512 (shared secret)' },
        { name: 'RS256', label: 'RS256 (RSA key)' },
        { name: 'RS384', label: 'RS384 (RSA key)' },
        { name: 'RS512', label: 'RS512 (RSA key)' },
        { name: 'ES256', label: 'ES256 (P-256 key)' },
        { name: 'ES384', label: 'ES384 (P-384 key)' },
      ],
    },
    {
      name: 'key',
      label: 'Key',
      type: 'password',
      rows: 6,
      aliases: ['secret', 'privateKey'],
      description: 'The shared secret as it is, or the private key in PEM.',
    },
    { name: 'keyId', label: 'Key ID', type: 'string', optional: true, aliases: ['kid'] },
    { name: 'issuer', label: 'Issuer', type: 'string', optional: true, aliases: ['iss'] },
    { name: 'subject', label: 'Subject', type: 'string', optional: true, aliases: ['sub'] },
    { name: 'audience', label: 'Audience', type: 'string', optional: true, aliases: ['aud'] },
  ],
  hosts: [],
  inject: {
    signer: {
      name: 'jwt',
      algorithm: { input: 'algorithm' },
      key: '{{key}}',
      keyId: '{{keyId}}',
      issuer: '{{issuer}}',
      subject: '{{subject}}',
      audience: '{{audience}}',
    },
  },
  test: { untestable: 'The tokens may be for any service, so there is no request that could try one.' },
  icon: { package: 'simple-icons', name: 'jsonwebtokens' },
  example: { algorithm: 'HS256', key: 'example-not-a-key', issuer: 'my-app', audience: 'https://api.example.com' },
});
