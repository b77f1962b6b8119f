import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mondayApi',
  label: 'monday.com API',
  description:
    'The personal API token of a monday.com user, with what that user may see and do. It stands under API in the developer centre.',
  category: 'productivity',
  documentation: 'https://developer.monday.com/api-reference/docs/authentication',
  inputs: [{ name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'] }],
  hosts: ['api.monday.com'],
  // The token alone, without a scheme.
  inject: { headers: { authorization: '{{apiToken}}' } },
  test: {
    method: 'POST',
    url: 'https://api.monday.com/v2',
    json: { query: '{ me { id } }' },
    answers: [
      { status: 200, body: { path: 'data.me.id' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.message',
  },
  example: { apiToken: 'example-not-a-token' },
});
