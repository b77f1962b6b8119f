import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'slackOAuth2',
  label: 'Slack User Token OAuth2',
  description:
    'A Slack app through which people give access to what they themselves see and do in Slack. Client ID and secret stand under Basic Information of the app.',
  category: 'messaging',
  documentation: 'https://docs.slack.dev/authentication/installing-with-oauth',
  inputs: [
    {
      name: 'authorizationUrl',
      label: 'Authorization URL',
      type: 'string',
      default: 'https://slack.com/oauth/v2_user/authorize',
    },
    {
      name: 'accessTokenUrl',
      label: 'Access Token URL',
      type: 'string',
      default: 'https://slack.com/api/oauth.v2.user.access',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      type: 'string',
      env: 'SLACK_CLIENT_ID',
      placeholder: '0123456789.0123456789012',
    },
    { name: 'clientSecret', label: 'Client Secret', type: 'password', env: 'SLACK_CLIENT_SECRET' },
    {
      name: 'additionalParameters',
      label: 'Additional Parameters',
      type: 'string',
      hidden: true,
      default: '',
    },
    {
      name: 'scope',
      label: 'Scope',
      type: 'string',
      optional: true,
      default:
        'search:read.public search:read.private search:read.mpim search:read.im search:read.files search:read.users groups:history mpim:history im:history channels:history chat:write canvases:read canvases:write users:read users:read.email',
      description: 'User scopes, separated by spaces. The app must ask for each of them in its own settings, too.',
    },
  ],
  hosts: ['slack.com', 'mcp.slack.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
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
  test: { untestable: 'There is no token to try before a person has signed in to Slack and agreed.' },
  example: {
    authorizationUrl: 'https://slack.com/oauth/v2_user/authorize',
    accessTokenUrl: 'https://slack.com/api/oauth.v2.user.access',
    clientId: '0123456789.0123456789012',
    clientSecret: 'example-not-a-secret',
    scope: 'search:read.public users:read',
  },
});
