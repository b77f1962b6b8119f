import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'netlifyApi',
  label: 'Netlify API',
  description: 'A personal access token for Netlify. Made under Applications in the user settings.',
  category: 'cloud',
  documentation: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api',
  inputs: [
    {
      name: 'accessToken',
      label: 'Personal access token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'NETLIFY_AUTH_TOKEN',
      placeholder: 'nfp_...',
      leakPattern: 'nfp_[A-Za-z0-9_]{36}',
    },
  ],
  hosts: ['api.netlify.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://api.netlify.com/api/v1/user', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'netlify' },
  example: { accessToken: 'nfp_example-not-a-token' },
});
