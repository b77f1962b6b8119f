import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'betterStackApi',
  label: 'Better Stack API',
  description:
    'A global API token for Better Stack, or the Uptime API token of a team. Both are made under API tokens in the settings.',
  category: 'observability',
  documentation: 'https://betterstack.com/docs/uptime/api/getting-started-with-uptime-api/',
  inputs: [
    {
      name: 'apiToken',
      label: 'API token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'BETTERUPTIME_API_TOKEN',
    },
  ],
  hosts: ['uptime.betterstack.com', 'telemetry.betterstack.com', 'betterstack.com'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: { method: 'GET', url: 'https://uptime.betterstack.com/api/v2/monitors', errorAt: 'errors' },
  icon: { package: 'simple-icons', name: 'betterstack' },
  example: { apiToken: 'example-not-a-token' },
});
