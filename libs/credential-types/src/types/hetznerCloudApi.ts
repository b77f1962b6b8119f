import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hetznerCloudApi',
  label: 'Hetzner Cloud API',
  description: 'A token for one project of Hetzner Cloud. Made under Security of the project in the Hetzner Console.',
  category: 'cloud',
  documentation: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  inputs: [
    {
      name: 'apiToken',
      label: 'API token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'HCLOUD_TOKEN',
    },
  ],
  hosts: ['api.hetzner.cloud', 'api.hetzner.com'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.hetzner.cloud/v1/servers',
    query: { per_page: '1' },
    errorAt: 'error.message',
  },
  icon: { package: 'simple-icons', name: 'hetzner' },
  example: { apiToken: 'example-not-a-token' },
});
