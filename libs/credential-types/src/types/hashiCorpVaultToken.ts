import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hashiCorpVaultToken',
  label: 'HashiCorp Vault token',
  description: 'A HashiCorp Vault or OpenBao server and a token for it. Made with vault token create or by logging in.',
  category: 'secrets-managers',
  documentation: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  inputs: [
    {
      name: 'url',
      label: 'Address',
      type: 'url',
      aliases: ['address'],
      env: 'VAULT_ADDR',
      placeholder: 'https://vault.example.com:8200',
    },
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      env: 'VAULT_TOKEN',
      placeholder: 'hvs....',
      leakPattern: 'hv[bs]\\.[A-Za-z0-9_-]{24,300}',
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
  inject: { headers: { 'x-vault-token': '{{token}}', 'x-vault-namespace': '{{namespace}}' } },
  test: {
    method: 'GET',
    // Open to every token with the default policy. A token that counts its uses loses one by it.
    url: '{{url}}/v1/auth/token/lookup-self',
    answers: [
      { status: 200, means: 'valid' },
      // No rule for 403 alone: older Vaults say no more than "permission denied" to tokens that they do not know, too.
      { status: 403, text: 'invalid token', means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0',
  },
  icon: { package: 'simple-icons', name: 'vault' },
  example: { url: 'https://vault.example.com:8200', token: 'hvs.example-not-a-token' },
});
