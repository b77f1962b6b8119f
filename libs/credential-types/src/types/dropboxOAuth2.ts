import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'dropboxOAuth2',
  label: 'Dropbox OAuth2',
  description:
    'A Dropbox app through which a person grants access to files. Made in the Dropbox app console, where key and secret stand on the first page of the app.',
  category: 'storage',
  documentation: 'https://developers.dropbox.com/oauth-guide',
  inputs: [
    { name: 'clientId', label: 'App Key', type: 'string', aliases: ['appKey'] },
    { name: 'clientSecret', label: 'App Secret', type: 'password', aliases: ['appSecret'] },
    {
      name: 'scope',
      label: 'Scope',
      type: 'string',
      optional: true,
      placeholder: 'files.metadata.read files.content.read',
      description: 'What to ask for, separated by spaces. Without it: all that the app may have.',
    },
  ],
  hosts: ['api.dropboxapi.com', 'content.dropboxapi.com', 'notify.dropboxapi.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { untestable: 'A person must grant access before there is a token to try.' },
  oauth2: {
    grant: 'authorization_code',
    authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    scopes: '{{scope}}',
    // Without it there is no refresh token, and access ends after some hours.
    parameters: { token_access_type: 'offline' },
    clientAuthentication: 'header',
    pkce: true,
  },
  icon: { package: 'simple-icons', name: 'dropbox' },
  example: { clientId: 'example-app-key', clientSecret: 'example-not-a-secret', scope: 'files.metadata.read' },
});
