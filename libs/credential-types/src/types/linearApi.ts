import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'linearApi',
  label: 'Linear API',
  description:
    'A personal key for Linear, with what its user may see. Made under Security and access in the settings of the account.',
  category: 'productivity',
  documentation: 'https://linear.app/developers/graphql',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'LINEAR_API_KEY',
      placeholder: 'lin_api_...',
      leakPattern: 'lin_api_[A-Za-z0-9]{40}',
    },
  ],
  hosts: ['api.linear.app', 'uploads.linear.app'],
  // The key alone. Bearer is for tokens of OAuth.
  inject: { headers: { authorization: '{{apiKey}}' } },
  test: {
    method: 'POST',
    url: 'https://api.linear.app/graphql',
    json: { query: '{ viewer { id } }' },
    answers: [
      { status: 200, body: { path: 'data.viewer.id' }, means: 'valid' },
      // Errors of GraphQL come with 200, 400 or 401, and with these codes.
      { body: { path: 'errors.0.extensions.code', equals: 'AUTHENTICATION_ERROR' }, means: 'invalid' },
      { body: { path: 'errors.0.extensions.code', equals: 'FORBIDDEN' }, means: 'forbidden' },
      { body: { path: 'errors.0.extensions.code', equals: 'RATELIMITED' }, means: 'rate-limited' },
      { status: 401, means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'linear' },
  example: { apiKey: 'lin_api_example-not-a-key' },
});
