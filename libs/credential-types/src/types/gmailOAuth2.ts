import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'gmailOAuth2',
  label: 'Gmail OAuth2',
  description:
    'Access to the mails of a person who consents. Client ID and secret are made under Clients in the Google Auth Platform of a Google Cloud project.',
  category: 'mail',
  documentation: 'https://developers.google.com/workspace/gmail/api/auth/web-server',
  inputs: [
    {
      name: 'authorizationUrl',
      label: 'Authorization URL',
      type: 'string',
      default: 'https://accounts.google.com/o/oauth2/v2/auth',
    },
    {
      name: 'accessTokenUrl',
      label: 'Access Token URL',
      type: 'string',
      default: 'https://oauth2.googleapis.com/token',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      type: 'string',
      placeholder: '1234567890-abc.apps.googleusercontent.com',
    },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      placeholder: 'GOCSPX-...',
      leakPattern: 'GOCSPX-[A-Za-z0-9_-]{28}',
    },
    {
      name: 'additionalParameters',
      label: 'Additional Parameters',
      type: 'string',
      hidden: true,
      // Without these, Google gives no refresh token.
      default: 'access_type=offline&prompt=consent',
    },
    {
      name: 'scope',
      label: 'Scope',
      type: 'string',
      hidden: true,
      default:
        'https://www.googleapis.com/auth/gmail.readonly https://www.googleapis.com/auth/gmail.compose https://www.googleapis.com/auth/gmail.modify https://www.googleapis.com/auth/gmail.labels',
    },
  ],
  hosts: ['gmail.googleapis.com', 'www.googleapis.com', 'oauth2.googleapis.com'],
  oauth2: {
    grant: 'authorization_code',
    authorizationUrl: '{{authorizationUrl}}',
    tokenUrl: '{{accessTokenUrl}}',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    scopes: '{{scope}}',
    parameters: '{{additionalParameters}}',
    clientAuthentication: 'body',
  },
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { untestable: 'There is nothing to try before a person has consented at Google.' },
  icon: { package: 'simple-icons', name: 'gmail' },
  example: {
    clientId: '1234567890-example.apps.googleusercontent.com',
    clientSecret: 'GOCSPX-example',
  },
});
