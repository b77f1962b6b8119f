import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'honeycombApi',
  label: 'Honeycomb API',
  description:
    'A key for one Honeycomb environment: an ingest key, which sends data, or a configuration key. Made under API Keys of the environment.',
  category: 'observability',
  documentation: 'https://docs.honeycomb.io/api/authentication',
  inputs: [
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      default: 'api.honeycomb.io',
      options: [
        { name: 'api.honeycomb.io', label: 'US' },
        { name: 'api.eu1.honeycomb.io', label: 'EU' },
      ],
    },
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'HONEYCOMB_API_KEY',
      // Ingest keys. Configuration keys look like nothing in particular.
      leakPattern: 'hc[a-z]ik_[A-Za-z0-9]{58}',
    },
  ],
  hosts: ['api.honeycomb.io', 'api.eu1.honeycomb.io', { input: 'region' }],
  inject: { headers: { 'x-honeycomb-team': '{{apiKey}}' } },
  // Open to keys of both kinds.
  test: { method: 'GET', url: 'https://{{region}}/1/auth', errorAt: 'error' },
  example: { region: 'api.honeycomb.io', apiKey: 'example-not-a-key' },
});
