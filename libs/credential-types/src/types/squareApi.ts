import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'squareApi',
  label: 'Square API',
  description:
    'An access token of a Square application, for the account of its owner. It stands under Credentials of the application in the Square developer console.',
  category: 'payments',
  documentation: 'https://developer.squareup.com/docs/build-basics/access-tokens',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token'],
      env: 'SQUARE_TOKEN',
      placeholder: 'EAAA...',
      leakPattern: '(?:EAAA[A-Za-z0-9_-]{60}|sq0atp-[A-Za-z0-9_-]{22})',
    },
    {
      name: 'environment',
      label: 'Environment',
      type: 'options',
      options: [
        { name: 'connect.squareup.com', label: 'Production' },
        { name: 'connect.squareupsandbox.com', label: 'Sandbox' },
      ],
      default: 'connect.squareup.com',
    },
  ],
  hosts: [{ input: 'environment' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://{{environment}}/v2/merchants/me', errorAt: 'errors.0.detail' },
  icon: { package: 'simple-icons', name: 'square' },
  example: { accessToken: 'example-not-a-token', environment: 'connect.squareupsandbox.com' },
});
