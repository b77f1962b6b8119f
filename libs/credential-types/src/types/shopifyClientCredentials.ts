import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'shopifyClientCredentials',
  label: 'Shopify client credentials',
  description:
    'An app of the Shopify Dev Dashboard and a store of the same organization that it is installed in. Client ID and secret stand in the settings of the app.',
  category: 'payments',
  documentation:
    'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant',
  inputs: [
    {
      name: 'shop',
      label: 'Store',
      type: 'string',
      aliases: ['shopSubdomain', 'subdomain'],
      placeholder: 'my-store',
      description: 'The first part of the permanent address: my-store for my-store.myshopify.com.',
    },
    { name: 'clientId', label: 'Client ID', type: 'string' },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      placeholder: 'shpss_...',
      leakPattern: 'shpss_[A-Fa-f0-9]{32}',
    },
  ],
  hosts: ['*.myshopify.com'],
  inject: { headers: { 'x-shopify-access-token': '{{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://{{shop}}.myshopify.com/admin/oauth/access_token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'body',
  },
  icon: { package: 'simple-icons', name: 'shopify' },
  example: { shop: 'my-store', clientId: 'example-client', clientSecret: 'shpss_example-not-a-secret' },
});
