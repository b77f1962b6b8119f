import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'amplitudeApi',
  label: 'Amplitude API',
  description:
    'The API key and secret key of an Amplitude project, to read its data. Both stand under General of the project in the settings.',
  category: 'observability',
  documentation: 'https://amplitude.com/docs/apis/authentication',
  inputs: [
    {
      name: 'region',
      label: 'Data residency',
      type: 'options',
      default: 'amplitude.com',
      options: [
        { name: 'amplitude.com', label: 'US' },
        { name: 'analytics.eu.amplitude.com', label: 'EU' },
      ],
    },
    { name: 'apiKey', label: 'API key', type: 'password' },
    { name: 'secretKey', label: 'Secret key', type: 'password' },
  ],
  hosts: ['amplitude.com', 'analytics.eu.amplitude.com', { input: 'region' }],
  inject: { basic: { username: '{{apiKey}}', password: '{{secretKey}}' } },
  // The list of event types.
  test: { method: 'GET', url: 'https://{{region}}/api/2/events/list' },
  example: { region: 'amplitude.com', apiKey: 'example-not-a-key', secretKey: 'example-not-a-key-either' },
});
