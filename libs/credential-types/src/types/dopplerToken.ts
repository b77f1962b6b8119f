import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'dopplerToken',
  label: 'Doppler token',
  description:
    'A token for Doppler: a service token of one config, or that of a service account or a person. Made under Access of the config, or under Tokens.',
  category: 'secrets-managers',
  documentation: 'https://docs.doppler.com/reference/api',
  inputs: [
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      aliases: ['accessToken', 'apiKey'],
      env: 'DOPPLER_TOKEN',
      placeholder: 'dp.st....',
      leakPattern: 'dp\\.(?:ct|pt|st(?:\\.[a-z0-9_-]{2,35})?|sa|scim|audit)\\.[A-Za-z0-9]{40,44}',
    },
  ],
  hosts: ['api.doppler.com'],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { method: 'GET', url: 'https://api.doppler.com/v3/me', errorAt: 'messages.0' },
  example: { token: 'dp.st.example-not-a-token' },
});
