import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'shopifyAdminApi',
  label: 'Shopify Admin API',
  description:
    'The Admin API access token of an app that is installed in a Shopify store. Apps that were made in the admin of the store show it once; newer apps use client credentials instead.',
  category: 'payments',
  deprecated: 'Shopify makes no new apps of this kind since January 2026. Take Shopify client credentials for those.',
  documentation: 'https://shopify.dev/docs/apps/build/authentication-authorization/legacy/admin-custom-apps',
  inputs: [
    {
      name: 'shop',
      label: 'Store',
      type: 'string',
      aliases: ['shopSubdomain', 'subdomain'],
      placeholder: 'my-store',
      description: 'The first part of the permanent address: my-store for my-store.myshopify.com.',
    },
    {
      name: 'accessToken',
      label: 'Admin API Access Token',
      type: 'password',
      aliases: ['token'],
      placeholder: 'shpat_...',
      leakPattern: 'shp(?:at|ca|pa)_[A-Fa-f0-9]{32}',
    },
  ],
  hosts: ['*.myshopify.com'],
  inject: { headers: { 'x-shopify-access-token': '{{accessToken}}' } },
  test: {
    method: 'GET',
    // Needs no scope and has no version.
    url: 'https://{{shop}}.myshopify.com/admin/oauth/access_scopes.json',
    errorAt: 'errors',
  },
  icon: { package: 'simple-icons', name: 'shopify' },
  example: { shop: 'my-store', accessToken: 'shpat_example-not-a-token' },
});
