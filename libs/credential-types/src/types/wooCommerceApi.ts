import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'wooCommerceApi',
  label: 'WooCommerce API',
  description:
    'A REST API key of a WooCommerce store: consumer key and consumer secret. Made under Advanced, REST API, in the WooCommerce settings.',
  category: 'payments',
  documentation: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
  inputs: [
    {
      name: 'url',
      label: 'Store URL',
      type: 'url',
      placeholder: 'https://shop.example.com',
      description: 'With HTTPS. Over plain HTTP, WooCommerce asks for another kind of signature.',
    },
    {
      name: 'consumerKey',
      label: 'Consumer Key',
      type: 'password',
      placeholder: 'ck_...',
      leakPattern: 'ck_[0-9a-f]{40}',
    },
    {
      name: 'consumerSecret',
      label: 'Consumer Secret',
      type: 'password',
      placeholder: 'cs_...',
      leakPattern: 'cs_[0-9a-f]{40}',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{consumerKey}}', password: '{{consumerSecret}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/wp-json/wc/v3/products',
    query: { per_page: '1', _fields: 'id' },
    answers: [
      { status: 200, means: 'valid' },
      // A key that may only write. WooCommerce looks at that after it has found the key, and says 401 for both.
      { status: 401, body: { path: 'message', contains: 'does not have read permissions' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'woocommerce' },
  example: {
    url: 'https://shop.example.com',
    consumerKey: 'ck_example-not-a-key',
    consumerSecret: 'cs_example-not-a-secret',
  },
});
