import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hashiCorpVaultAppRole',
  label: 'HashiCorp Vault AppRole',
  description:
    'A HashiCorp Vault or OpenBao server, and the role ID and secret ID with which a program logs in to get a token.',
  category: 'secrets-managers',
  documentation: 'https://developer.hashicorp.com/vault/docs/auth/approle',
  inputs: [
    {
      name: 'url',
      label: 'Address',
      type: 'url',
      aliases: ['address'],
      env: 'VAULT_ADDR',
      placeholder: 'https://vault.example.com:8200',
    },
    { name: 'roleId', label: 'Role ID', type: 'string', placeholder: '00000000-0000-0000-0000-000000000000' },
    {
      name: 'secretId',
      label: 'Secret ID',
      type: 'password',
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'mountPath',
      label: 'Mount path',
      type: 'string',
      default: 'approle',
      description: 'Where the auth method was enabled, without auth/ in front.',
    },
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'string',
      optional: true,
      env: 'VAULT_NAMESPACE',
      placeholder: 'admin',
      description: 'Only for Vault Enterprise and HCP Vault, where the topmost one is called admin.',
    },
  ],
  hosts: [{ input: 'url' }],
  // No `inject`: requests carry the token that a login with these values answers with.
  test: { untestable: 'Trying it means to log in, which uses up secret IDs that are made for one use or a few.' },
  icon: { package: 'simple-icons', name: 'vault' },
  example: {
    url: 'https://vault.example.com:8200',
    roleId: '00000000-0000-0000-0000-000000000000',
    secretId: 'example-not-a-secret',
    mountPath: 'approle',
  },
});
