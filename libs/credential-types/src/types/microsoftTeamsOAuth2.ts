import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'microsoftTeamsOAuth2',
  label: 'Microsoft Teams OAuth2',
  description:
    'An app registration in Microsoft Entra ID through which people give access to their teams, channels and chats in Microsoft Teams. Made under App registrations in the Entra admin center.',
  category: 'messaging',
  documentation: 'https://learn.microsoft.com/en-us/graph/auth-v2-user',
  inputs: [
    {
      name: 'authorizationUrl',
      label: 'Authorization URL',
      type: 'string',
      default: 'https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize',
      description: 'The ID of the tenant, or the word common, takes the place of the part in angle brackets.',
    },
    {
      name: 'accessTokenUrl',
      label: 'Access Token URL',
      type: 'string',
      default: 'https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
      description: 'The ID of the tenant, or the word common, takes the place of the part in angle brackets.',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      type: 'string',
      placeholder: '00000000-0000-0000-0000-000000000000',
      description: 'The application ID on the overview page of the app registration.',
    },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      description: 'The value of a client secret of the app registration, not its ID.',
      leakPattern: '[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}',
    },
    {
      name: 'scope',
      label: 'Scope',
      type: 'string',
      hidden: true,
      default:
        'openid offline_access User.Read User.ReadWrite.All Group.ReadWrite.All Team.ReadBasic.All Team.Create TeamMember.ReadWrite.All Channel.ReadBasic.All Channel.Create Channel.Delete.All ChannelMember.ReadWrite.All Chat.ReadWrite Chat.Create ChatMember.ReadWrite ChatMessage.Send ChatMessage.Read ChannelMessage.Send ChannelMessage.Read.All TeamsActivity.Send',
    },
  ],
  // Microsoft Graph and the identity platform, then both in the clouds of the US government and of China.
  hosts: [
    'graph.microsoft.com',
    'login.microsoftonline.com',
    'graph.microsoft.us',
    'dod-graph.microsoft.us',
    'login.microsoftonline.us',
    'microsoftgraph.chinacloudapi.cn',
    'login.partner.microsoftonline.cn',
  ],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  oauth2: {
    grant: 'authorization_code',
    authorizationUrl: '{{authorizationUrl}}',
    tokenUrl: '{{accessTokenUrl}}',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    scopes: '{{scope}}',
    clientAuthentication: 'body',
  },
  test: { untestable: 'There is no token to try before a person has signed in to Microsoft and agreed.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'microsoft-color' },
  example: {
    authorizationUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    accessTokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    clientId: '00000000-0000-0000-0000-000000000000',
    clientSecret: 'example-not-a-secret',
    scope: 'openid offline_access Chat.Read',
  },
});
