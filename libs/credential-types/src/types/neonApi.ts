import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'neonApi',
  label: 'Neon API',
  description:
    'A key for managing Neon projects and branches, not for the databases in them: a personal one, or one of an organization or project. Made under API keys in the Neon console.',
  category: 'databases',
  documentation: 'https://neon.com/docs/manage/api-keys',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'NEON_API_KEY',
      placeholder: 'napi_...',
      leakPattern: 'napi_[a-z0-9]{64}',
    },
  ],
  hosts: ['console.neon.tech'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // Not /users/me, which knows only personal keys.
  test: { method: 'GET', url: 'https://console.neon.tech/api/v2/auth', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'neon' },
  example: { apiKey: 'napi_example' },
});
