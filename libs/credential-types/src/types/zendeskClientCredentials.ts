import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zendeskClientCredentials',
  label: 'Zendesk client credentials',
  description:
    'A confidential OAuth client of a Zendesk account, which signs in by itself. Made under OAuth clients in the admin center.',
  category: 'crm',
  documentation: 'https://developer.zendesk.com/documentation/api-basics/authentication/oauth-migration/',
  inputs: [
    {
      name: 'subdomain',
      label: 'Subdomain',
      type: 'string',
      env: 'ZENDESK_SUBDOMAIN',
      placeholder: 'mycompany',
      description: 'The first part of the address: mycompany for https://mycompany.zendesk.com.',
    },
    {
      name: 'clientId',
      label: 'Client Identifier',
      type: 'string',
      description: 'The unique identifier of the client, not its number.',
    },
    { name: 'clientSecret', label: 'Client Secret', type: 'password' },
    {
      name: 'scope',
      label: 'Scope',
      type: 'string',
      default: 'read write',
      description: 'What tokens may be used for, separated by spaces. The client must allow it.',
    },
  ],
  hosts: ['*.zendesk.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://{{subdomain}}.zendesk.com/oauth/tokens',
    tokenEncoding: 'json',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    scopes: '{{scope}}',
    clientAuthentication: 'body',
  },
  icon: { package: 'simple-icons', name: 'zendesk' },
  example: {
    subdomain: 'example',
    clientId: 'my_client',
    clientSecret: 'example-not-a-secret',
    scope: 'read write',
  },
});
