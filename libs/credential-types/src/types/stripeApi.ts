import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'stripeApi',
  label: 'Stripe API',
  description:
    'A secret or restricted key of a Stripe account, live or for a sandbox. Made under API keys among the developer pages of the dashboard.',
  category: 'payments',
  documentation: 'https://docs.stripe.com/keys',
  inputs: [
    {
      name: 'stripeApiToken',
      label: 'Stripe API Token',
      type: 'password',
      aliases: ['apiKey', 'secretKey', 'token'],
      env: 'STRIPE_API_KEY',
      placeholder: 'sk_test_...',
      // Not publishable keys, which begin with pk and are made to be public.
      leakPattern: '[sr]k_(?:live|test)_[A-Za-z0-9]{20,247}',
    },
  ],
  hosts: ['api.stripe.com', 'files.stripe.com', 'connect.stripe.com', 'meter-events.stripe.com'],
  inject: { headers: { authorization: 'Bearer {{stripeApiToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.stripe.com/v1/balance',
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'error.code', equals: 'api_key_expired' }, means: 'expired' },
      { status: 401, means: 'invalid' },
      // A restricted key that may not see the balance.
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: 'simple-icons', name: 'stripe' },
  example: { stripeApiToken: 'sk_test_example' },
});
