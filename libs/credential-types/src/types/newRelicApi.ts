import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'newRelicApi',
  label: 'New Relic API',
  description: 'A user key for New Relic and its GraphQL API. Made under API keys in the user menu.',
  category: 'observability',
  documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  inputs: [
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      default: 'api.newrelic.com',
      options: [
        { name: 'api.newrelic.com', label: 'US' },
        { name: 'api.eu.newrelic.com', label: 'EU' },
        { name: 'api.jp.newrelic.com', label: 'Japan' },
        { name: 'gov-api.newrelic.com', label: 'US government' },
      ],
    },
    {
      name: 'apiKey',
      label: 'User key',
      type: 'password',
      aliases: ['userKey'],
      env: 'NEW_RELIC_API_KEY',
      placeholder: 'NRAK-...',
      leakPattern: 'NRAK-[A-Z0-9]{27}',
    },
    {
      name: 'accountId',
      label: 'Account ID',
      type: 'string',
      optional: true,
      env: 'NEW_RELIC_ACCOUNT_ID',
      placeholder: '1234567',
      description: 'Only for programs that query the data of one account.',
    },
  ],
  hosts: ['*.newrelic.com', { input: 'region' }],
  inject: { headers: { 'api-key': '{{apiKey}}' } },
  test: {
    method: 'POST',
    url: 'https://{{region}}/graphql',
    json: { query: 'query { requestContext { userId } }' },
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'newrelic' },
  example: { region: 'api.eu.newrelic.com', apiKey: 'NRAK-example-not-a-key', accountId: '1234567' },
});
