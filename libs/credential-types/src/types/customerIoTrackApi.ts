import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'customerIoTrackApi',
  label: 'Customer.io Track API',
  description:
    'The site ID and API key of a Customer.io workspace, for telling it of people and events. Both stand under Track API keys in the account settings.',
  category: 'mail',
  documentation: 'https://docs.customer.io/integrations/api/track/',
  inputs: [
    { name: 'siteId', label: 'Site ID', type: 'string', aliases: ['trackingSiteId'] },
    { name: 'apiKey', label: 'API Key', type: 'password', aliases: ['trackingApiKey'] },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'track.customer.io', label: 'United States' },
        { name: 'track-eu.customer.io', label: 'Europe' },
      ],
      default: 'track.customer.io',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { basic: { username: '{{siteId}}', password: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/api/v1/accounts/region', errorAt: 'meta.error' },
  example: { siteId: 'example-site', apiKey: 'example-not-a-key', region: 'track.customer.io' },
});
