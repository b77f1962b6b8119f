import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'figmaApi',
  label: 'Figma API',
  description:
    'A personal access token of a Figma account, good for the scopes that were chosen for it. Made under Security in the settings of the account.',
  category: 'productivity',
  documentation: 'https://developers.figma.com/docs/rest-api/personal-access-tokens/',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token'],
      placeholder: 'figd_...',
      leakPattern: 'figd_[A-Za-z0-9_-]{38,42}',
    },
  ],
  hosts: ['api.figma.com'],
  inject: { headers: { 'x-figma-token': '{{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.figma.com/v1/me',
    answers: [
      { status: 200, means: 'valid' },
      // Figma answers 403 to a wrong token and to one that lacks the scope current_user:read.
      { status: 403, body: { path: 'err', contains: 'Invalid token' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'err',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'figma-color' },
  example: { accessToken: 'figd_example' },
});
