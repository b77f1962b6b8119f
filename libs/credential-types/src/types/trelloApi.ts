import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'trelloApi',
  label: 'Trello API',
  description:
    'The API key of a Trello Power-Up and a token with which a user let it in. Both come from the page for administering Power-Ups.',
  category: 'productivity',
  documentation: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'string',
      aliases: ['key'],
      description: 'It names the application and is public. Only the token opens anything.',
    },
    {
      name: 'apiToken',
      label: 'Token',
      type: 'password',
      aliases: ['token'],
      placeholder: 'ATTA...',
      leakPattern: 'ATTA[0-9a-f]{72}',
    },
  ],
  hosts: ['api.trello.com'],
  // Trello takes both in the query as well, where they would be logged on the way.
  inject: {
    headers: { authorization: 'OAuth oauth_consumer_key="{{apiKey}}", oauth_token="{{apiToken}}"' },
  },
  // Errors are plain texts.
  test: { method: 'GET', url: 'https://api.trello.com/1/members/me', query: { fields: 'id' } },
  icon: { package: 'simple-icons', name: 'trello' },
  example: { apiKey: 'example-public-key', apiToken: 'example-not-a-token' },
});
