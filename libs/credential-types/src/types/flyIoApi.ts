import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'flyIoApi',
  label: 'Fly.io API',
  description: 'A token for Fly.io: for an organization, an app or a personal account. Made with fly tokens create.',
  category: 'cloud',
  documentation: 'https://fly.io/docs/machines/api/working-with-machines-api/',
  inputs: [
    {
      name: 'apiToken',
      label: 'API token',
      type: 'password',
      aliases: ['token', 'accessToken', 'apiKey'],
      env: 'FLY_API_TOKEN',
      placeholder: 'FlyV1 fm2_...',
      description: 'As flyctl prints it, with FlyV1 in front.',
      leakPattern: 'fm2_[A-Za-z0-9+/=]{100,}',
    },
  ],
  hosts: ['api.machines.dev', 'api.fly.io'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: {
    method: 'GET',
    // Without an organization, because a token need not say which one it is for.
    url: 'https://api.machines.dev/v1/apps?org_slug=',
    answers: [
      // Fly asks who it is first, and misses the organization only then.
      { status: [200, 400], means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  icon: { package: 'simple-icons', name: 'flydotio' },
  example: { apiToken: 'FlyV1 fm2_example-not-a-token' },
});
