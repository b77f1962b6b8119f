import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'litellmApi',
  label: 'Litellm API',
  description:
    'A virtual key, or the master key, of a LiteLLM proxy, which forwards requests to many model providers. Virtual keys are made in the user interface of the proxy.',
  category: 'ai-models',
  documentation: 'https://docs.litellm.ai/docs/proxy/virtual_keys',
  inputs: [
    {
      name: 'litellmApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'LITELLM_PROXY_API_KEY',
      placeholder: 'sk-...',
    },
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      env: 'LITELLM_PROXY_API_BASE',
      placeholder: 'https://litellm.example.com',
      description: 'Where the proxy is, without /v1. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { authorization: 'Bearer {{litellmApiKey}}' } },
  test: {
    method: 'GET',
    url: '{{baseUrl}}/v1/models',
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'error.type', equals: 'expired_key' }, means: 'expired' },
      // A proxy without a database knows only its master key, and says this of every other one.
      { status: 400, body: { path: 'error.type', equals: 'no_db_connection' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  example: { litellmApiKey: 'sk-example-not-a-key', baseUrl: 'https://litellm.example.com' },
});
