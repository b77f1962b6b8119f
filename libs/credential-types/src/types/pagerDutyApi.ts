import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'pagerDutyApi',
  label: 'PagerDuty API',
  description:
    'A key for the REST API of PagerDuty: a general access key, made under API Access Keys, or that of a person, made in their user settings.',
  category: 'observability',
  documentation: 'https://support.pagerduty.com/main/docs/api-access-keys',
  inputs: [
    {
      name: 'region',
      label: 'Service region',
      type: 'options',
      default: 'api.pagerduty.com',
      options: [
        { name: 'api.pagerduty.com', label: 'US' },
        { name: 'api.eu.pagerduty.com', label: 'EU' },
      ],
    },
    { name: 'apiKey', label: 'API key', type: 'password', aliases: ['apiToken', 'token'], env: 'PAGERDUTY_TOKEN' },
  ],
  hosts: ['api.pagerduty.com', 'api.eu.pagerduty.com', { input: 'region' }],
  inject: { headers: { authorization: 'Token token={{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/abilities',
    headers: { accept: 'application/vnd.pagerduty+json;version=2' },
    errorAt: 'error.message',
  },
  icon: { package: 'simple-icons', name: 'pagerduty' },
  example: { region: 'api.pagerduty.com', apiKey: 'example-not-a-key' },
});
