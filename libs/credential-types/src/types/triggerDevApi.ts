import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'triggerDevApi',
  label: 'Trigger.dev API',
  description:
    'A secret key of one environment of a Trigger.dev project, in the cloud or self-hosted. Made on the API keys page of the environment.',
  category: 'automation',
  documentation: 'https://trigger.dev/docs/apikeys',
  inputs: [
    {
      name: 'secretKey',
      label: 'Secret Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'TRIGGER_SECRET_KEY',
      placeholder: 'tr_prod_sk_...',
      leakPattern: 'tr_(?:dev|stg|prod|preview)_(?:sk_)?[A-Za-z0-9]{20,24}',
    },
    {
      name: 'url',
      label: 'API URL',
      type: 'url',
      default: 'https://api.trigger.dev',
      aliases: ['baseUrl'],
      env: 'TRIGGER_API_URL',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{secretKey}}' } },
  // A key that may only trigger runs is answered with 403, not 401.
  test: { method: 'GET', url: '{{url}}/api/v1/runs', query: { 'page[size]': '1' }, errorAt: 'error' },
  example: { secretKey: 'tr_dev_example-not-a-key', url: 'https://api.trigger.dev' },
});
