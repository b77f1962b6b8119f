import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'resendApi',
  label: 'Resend API',
  description: 'A key for sending mail with Resend. Made under API keys in the Resend dashboard.',
  category: 'mail',
  documentation: 'https://resend.com/docs/api-reference/introduction',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'RESEND_API_KEY',
      placeholder: 're_...',
      leakPattern: 're_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}',
    },
  ],
  hosts: ['api.resend.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.resend.com/domains',
    query: { limit: '1' },
    // Resend refuses requests without a user agent.
    headers: { 'user-agent': 'keyrack' },
    answers: [
      { status: 200, means: 'valid' },
      // A key that may only send is told so, with 401, when it asks for anything else.
      { body: { path: 'name', equals: 'restricted_api_key' }, means: 'valid' },
      // Documented with 403, and seen with other statuses and another name. The sentence is always the same.
      { body: { path: 'name', equals: 'invalid_api_key' }, means: 'invalid' },
      { body: { path: 'message', contains: 'API key is invalid' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'resend' },
  example: { apiKey: 're_example-not-a-key' },
});
