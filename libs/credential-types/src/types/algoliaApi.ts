import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'algoliaApi',
  label: 'Algolia API',
  description:
    'A key for the indices of one Algolia application: search-only, write, or admin. Found under API keys in the settings of the Algolia dashboard.',
  category: 'search',
  documentation: 'https://www.algolia.com/doc/guides/security/api-keys',
  inputs: [
    {
      name: 'applicationId',
      label: 'Application ID',
      type: 'string',
      aliases: ['appId'],
      env: 'ALGOLIA_APPLICATION_ID',
      placeholder: 'ABCDEF1234',
    },
    { name: 'apiKey', label: 'API key', type: 'password', env: 'ALGOLIA_API_KEY' },
  ],
  hosts: ['*.algolia.net', '*.algolianet.com', '*.algolia.com', '*.algolia.io'],
  inject: { headers: { 'x-algolia-application-id': '{{applicationId}}', 'x-algolia-api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    // What a key may do, which every key may ask about itself.
    url: 'https://{{applicationId}}-dsn.algolia.net/1/keys/{{apiKey}}',
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'message', contains: 'Invalid Application-ID or API key' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'algolia' },
  example: { applicationId: 'EXAMPLE', apiKey: 'example-not-a-key' },
});
