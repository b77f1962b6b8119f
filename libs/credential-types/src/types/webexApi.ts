import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'webexApi',
  label: 'Webex API',
  description:
    'An access token for Webex: of a bot, which stays valid, or the personal one of a developer, which lasts for hours. Both come from the Webex developer site.',
  category: 'messaging',
  documentation: 'https://developer.webex.com/docs/bots',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token', 'botToken'],
      env: 'WEBEX_ACCESS_TOKEN',
      leakPattern:
        '(?<![A-Za-z0-9])[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}',
    },
  ],
  hosts: ['webexapis.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://webexapis.com/v1/people/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'webex' },
  example: { accessToken: 'example-not-a-token' },
});
