import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'digitalOceanApi',
  label: 'DigitalOcean API',
  description: 'A personal access token for DigitalOcean. Made under API in the control panel.',
  category: 'cloud',
  documentation: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  inputs: [
    {
      name: 'accessToken',
      label: 'Personal access token',
      type: 'password',
      aliases: ['token', 'apiToken', 'apiKey'],
      env: 'DIGITALOCEAN_ACCESS_TOKEN',
      placeholder: 'dop_v1_...',
      leakPattern: 'do[op]_v1_[a-f0-9]{64}',
    },
  ],
  hosts: ['api.digitalocean.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  // A token whose scopes leave out account:read is told so with 403.
  test: { method: 'GET', url: 'https://api.digitalocean.com/v2/account', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'digitalocean' },
  example: { accessToken: 'dop_v1_example-not-a-token' },
});
