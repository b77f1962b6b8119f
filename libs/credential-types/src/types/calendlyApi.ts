import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'calendlyApi',
  label: 'Calendly API',
  description:
    'A personal access token for Calendly: event types, bookings and availability. Made under API and webhooks in the integrations of the account.',
  category: 'productivity',
  documentation: 'https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens',
  inputs: [
    {
      name: 'accessToken',
      label: 'Personal Access Token',
      type: 'password',
      aliases: ['personalAccessToken', 'token', 'apiKey'],
    },
  ],
  hosts: ['api.calendly.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://api.calendly.com/users/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'calendly' },
  example: { accessToken: 'example-not-a-token' },
});
