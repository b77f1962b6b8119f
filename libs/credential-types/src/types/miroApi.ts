import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'miroApi',
  label: 'Miro API',
  description:
    'The access token of a Miro app that is installed to a team, for the boards of that team. Shown when the app is installed from its settings.',
  category: 'productivity',
  documentation: 'https://developers.miro.com/docs/getting-started-with-oauth',
  inputs: [{ name: 'accessToken', label: 'Access Token', type: 'password', aliases: ['token', 'apiKey'] }],
  hosts: ['api.miro.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.miro.com/v1/oauth-token',
    answers: [
      { status: 200, means: 'valid' },
      // 400 is what Miro documents for a bad token here.
      { status: [400, 401], means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'miro' },
  example: { accessToken: 'example-not-a-token' },
});
