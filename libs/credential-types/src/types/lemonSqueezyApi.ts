import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lemonSqueezyApi',
  label: 'Lemon Squeezy API',
  description: 'A key for the stores of a Lemon Squeezy account, in live or test mode. Made under API in the settings.',
  category: 'payments',
  documentation: 'https://docs.lemonsqueezy.com/api',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'LEMONSQUEEZY_API_KEY' }],
  hosts: ['api.lemonsqueezy.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.lemonsqueezy.com/v1/users/me',
    headers: { accept: 'application/vnd.api+json' },
    errorAt: 'errors.0.detail',
  },
  icon: { package: 'simple-icons', name: 'lemonsqueezy' },
  example: { apiKey: 'example-not-a-key' },
});
