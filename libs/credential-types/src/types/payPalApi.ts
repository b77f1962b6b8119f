import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'payPalApi',
  label: 'PayPal API',
  description:
    'Client ID and secret of a PayPal REST app: orders, payments, subscriptions and payouts. Found under Apps and credentials in the PayPal developer dashboard.',
  category: 'payments',
  documentation: 'https://developer.paypal.com/api/rest/authentication/',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string', env: 'PAYPAL_CLIENT_ID' },
    {
      name: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      aliases: ['secret'],
      env: 'PAYPAL_CLIENT_SECRET',
    },
    {
      name: 'environment',
      label: 'Environment',
      type: 'options',
      aliases: ['env'],
      options: [
        { name: 'api-m.paypal.com', label: 'Live' },
        { name: 'api-m.sandbox.paypal.com', label: 'Sandbox' },
      ],
      default: 'api-m.paypal.com',
      description: 'Each environment takes only its own apps.',
    },
  ],
  hosts: [{ input: 'environment' }],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://{{environment}}/v1/oauth2/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'header',
  },
  icon: { package: 'simple-icons', name: 'paypal' },
  example: {
    clientId: 'example-client',
    clientSecret: 'example-not-a-secret',
    environment: 'api-m.sandbox.paypal.com',
  },
});
