import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'helpScoutApi',
  label: 'Help Scout client credentials',
  description:
    'An OAuth2 app of a Help Scout user, which acts as that user without asking anybody. Made under My apps in the profile.',
  category: 'crm',
  documentation: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
  inputs: [
    { name: 'clientId', label: 'App ID', type: 'string', aliases: ['appId'] },
    { name: 'clientSecret', label: 'App Secret', type: 'password', aliases: ['appSecret'] },
  ],
  hosts: ['api.helpscout.net'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://api.helpscout.net/v2/oauth2/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'body',
  },
  icon: { package: 'simple-icons', name: 'helpscout' },
  example: { clientId: 'example-app-id', clientSecret: 'example-not-a-secret' },
});
