import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'generic',
  label: 'Generic secret',
  description:
    'Secrets of any kind under any names, for what has no type of its own here. Programs get them under these names.',
  category: 'generic',
  documentation: 'https://12factor.net/config',
  inputs: [
    {
      name: 'value',
      label: 'Value',
      type: 'password',
      optional: true,
      rows: 4,
      description: 'One secret. The API takes more of them, each under a name of its own.',
    },
  ],
  open: true,
  hosts: [],
  test: { untestable: 'The values may be of any kind, so there is no request that could try them.' },
  example: { ACME_TOKEN: 'example-not-a-token', ACME_REGION: 'eu-1' },
});
