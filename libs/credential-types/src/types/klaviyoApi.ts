import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'klaviyoApi',
  label: 'Klaviyo API',
  description:
    'A private key for Klaviyo, with the scopes that were chosen for it. Made under API keys in the settings of the account.',
  category: 'mail',
  documentation: 'https://developers.klaviyo.com/en/docs/authenticate_',
  inputs: [
    {
      name: 'apiKey',
      label: 'Private API Key',
      type: 'password',
      aliases: ['privateApiKey'],
      placeholder: 'pk_...',
      leakPattern: 'pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}',
    },
  ],
  hosts: ['a.klaviyo.com'],
  inject: { headers: { authorization: 'Klaviyo-API-Key {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://a.klaviyo.com/api/accounts',
    // Klaviyo answers no request that does not name a revision.
    headers: { revision: '2026-07-15', accept: 'application/vnd.api+json' },
    errorAt: 'errors.0.detail',
  },
  example: { apiKey: 'pk_example-not-a-key' },
});
