import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'adyenApi',
  label: 'Adyen API',
  description:
    'The API key of a web service user of Adyen, with the roles of that user. Made under API credentials in the customer area, apart for test and live.',
  category: 'payments',
  documentation: 'https://docs.adyen.com/development-resources/api-credentials',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password' },
    {
      name: 'environment',
      label: 'Environment',
      type: 'options',
      options: [
        { name: 'test', label: 'Test' },
        { name: 'live', label: 'Live' },
      ],
      default: 'test',
    },
    {
      name: 'liveUrlPrefix',
      label: 'Live URL Prefix',
      type: 'string',
      optional: true,
      show: { environment: ['live'] },
      placeholder: '1797a841fbb37ca7-AdyenDemo',
      description: 'The first part of the live addresses for payments, from API URLs in the customer area.',
    },
  ],
  hosts: ['*.adyen.com', '*.adyenpayments.com'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  // Open to keys with any role of the Management API. Others are answered with 403, not 401.
  test: { method: 'GET', url: 'https://management-{{environment}}.adyen.com/v3/me', errorAt: 'detail' },
  icon: { package: 'simple-icons', name: 'adyen' },
  example: { apiKey: 'example-not-a-key', environment: 'test' },
});
