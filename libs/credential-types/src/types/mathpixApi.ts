import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mathpixApi',
  label: 'Mathpix API',
  description:
    'An app ID and a key for Mathpix, which reads formulas, tables and text out of images and PDFs. Both stand under API keys in the Mathpix console.',
  category: 'ai-models',
  documentation: 'https://docs.mathpix.com/guides/authentication',
  inputs: [
    { name: 'appId', label: 'App ID', type: 'string', env: 'MATHPIX_APP_ID' },
    { name: 'appKey', label: 'App Key', type: 'password', aliases: ['apiKey'], env: 'MATHPIX_APP_KEY' },
  ],
  hosts: ['api.mathpix.com'],
  inject: { headers: { app_id: '{{appId}}', app_key: '{{appKey}}' } },
  test: {
    method: 'GET',
    // What was read on one day of the past.
    url: 'https://api.mathpix.com/v3/ocr-usage',
    query: {
      from_date: '2021-01-01T00:00:00.000Z',
      to_date: '2021-01-02T00:00:00.000Z',
      group_by: 'usage_type',
      timespan: 'month',
    },
    errorAt: 'error',
  },
  example: { appId: 'my_app', appKey: 'example-not-a-key' },
});
