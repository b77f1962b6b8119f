import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'tlsClientCertificate',
  label: 'TLS client certificate',
  description: 'A certificate and its key, for any service that knows its callers by theirs.',
  category: 'generic',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc8446#section-4.4.2',
  inputs: [
    {
      name: 'certificate',
      label: 'Certificate',
      type: 'string',
      rows: 6,
      aliases: ['cert'],
      placeholder: '-----BEGIN CERTIFICATE-----',
      description: 'In PEM, with the certificates between it and its authority, if there are any.',
    },
    {
      name: 'privateKey',
      label: 'Private key',
      type: 'password',
      rows: 6,
      aliases: ['key'],
      placeholder: '-----BEGIN PRIVATE KEY-----',
      description: 'In PEM.',
      leakPattern:
        '-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]{64,16384}-----END (?:ENCRYPTED )?PRIVATE KEY-----',
    },
    {
      name: 'passphrase',
      label: 'Passphrase',
      type: 'password',
      optional: true,
      description: 'Only for a key that is encrypted.',
    },
    {
      name: 'caCertificate',
      label: 'CA certificate',
      type: 'string',
      rows: 6,
      optional: true,
      aliases: ['ca'],
      placeholder: '-----BEGIN CERTIFICATE-----',
      description: 'The authority that signed the certificate of the service, in PEM, when it is not a public one.',
    },
  ],
  hosts: [],
  inject: {
    tls: {
      certificate: '{{certificate}}',
      key: '{{privateKey}}',
      passphrase: '{{passphrase}}',
      authorities: '{{caCertificate}}',
    },
  },
  test: { untestable: 'The certificate may be for any service, so there is no request that could try it.' },
  example: {
    certificate: '-----BEGIN CERTIFICATE-----\nexample\n-----END CERTIFICATE-----',
    privateKey: '-----BEGIN PRIVATE KEY-----\nexample-not-a-key\n-----END PRIVATE KEY-----',
  },
});
