import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zoomServerToServerApi',
  label: 'Zoom server-to-server OAuth',
  description:
    'A server-to-server OAuth app of a Zoom account: meetings, users and recordings without a person signing in. Made in the Zoom app marketplace, where all three values stand under App credentials.',
  category: 'messaging',
  documentation: 'https://developers.zoom.us/docs/internal-apps/s2s-oauth/',
  inputs: [
    { name: 'accountId', label: 'Account ID', type: 'string', env: 'ZOOM_ACCOUNT_ID' },
    { name: 'clientId', label: 'Client ID', type: 'string', env: 'ZOOM_CLIENT_ID' },
    { name: 'clientSecret', label: 'Client Secret', type: 'password', env: 'ZOOM_CLIENT_SECRET' },
  ],
  hosts: ['zoom.us', '*.zoom.us'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://zoom.us/oauth/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'header',
    // Zoom's own grant, which is the usual one but for its name and the account.
    tokenParameters: { grant_type: 'account_credentials', account_id: '{{accountId}}' },
  },
  icon: { package: 'simple-icons', name: 'zoom' },
  example: { accountId: 'example-account', clientId: 'example-client', clientSecret: 'example-not-a-secret' },
});
