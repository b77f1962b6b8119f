import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'salesforceClientCredentials',
  label: 'Salesforce client credentials',
  description:
    'An app of a Salesforce org that signs in by itself, as the user that was set for its client credentials flow. Made as an external client app, or a connected app, in Setup.',
  category: 'crm',
  documentation:
    'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm&type=5',
  inputs: [
    {
      name: 'url',
      label: 'My Domain URL',
      type: 'url',
      aliases: ['instanceUrl', 'domain'],
      placeholder: 'https://mycompany.my.salesforce.com',
      description: 'The login host of the org. The common hosts login and test of Salesforce do not offer this flow.',
    },
    {
      name: 'clientId',
      label: 'Consumer Key',
      type: 'string',
      aliases: ['consumerKey'],
      placeholder: '3MVG9...',
    },
    { name: 'clientSecret', label: 'Consumer Secret', type: 'password', aliases: ['consumerSecret'] },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: '{{url}}/services/oauth2/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'body',
  },
  example: {
    url: 'https://example.my.salesforce.com',
    clientId: 'example-consumer-key',
    clientSecret: 'example-not-a-secret',
  },
});
