import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'heliconeApi',
  label: 'Helicone API',
  description:
    'A key for the AI gateway and the request logs of Helicone. Made under API Keys in the settings of the organization.',
  category: 'observability',
  documentation: 'https://docs.helicone.ai/helicone-headers/helicone-auth',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'HELICONE_API_KEY',
      placeholder: 'sk-helicone-...',
      leakPattern: '[sp]k-helicone-(?:[a-z]{2}-){0,2}[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.helicone.ai', label: 'United States' },
        { name: 'eu.api.helicone.ai', label: 'European Union', description: 'Keys that begin with sk-helicone-eu.' },
      ],
      default: 'api.helicone.ai',
    },
  ],
  hosts: [{ input: 'region' }, 'ai-gateway.helicone.ai'],
  // Not Helicone-Auth: the older proxies take that one beside the key of the provider, which is not part of this credential.
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/v1/prompt-2025/count',
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, body: { path: 'error', equals: 'No API key found' }, means: 'invalid' },
      // Keys that may only write logs are refused with 401 as well.
      { status: 401, means: 'unknown' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  example: { apiKey: 'sk-helicone-example-not-a-key', region: 'api.helicone.ai' },
});
