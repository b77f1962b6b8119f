import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'renderApi',
  label: 'Render API',
  description: 'A key for the Render hosting platform. Made under API Keys in the account settings.',
  category: 'cloud',
  documentation: 'https://render.com/docs/api',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'RENDER_API_KEY',
      placeholder: 'rnd_...',
      leakPattern: 'rnd_[A-Za-z0-9]{20,}',
    },
  ],
  hosts: ['api.render.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.render.com/v1/users', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'render' },
  example: { apiKey: 'rnd_example-not-a-key' },
});
