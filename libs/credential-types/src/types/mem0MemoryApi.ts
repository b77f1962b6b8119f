import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mem0MemoryApi',
  label: 'Mem0 Memory API',
  description: 'A key for the Mem0 platform, which keeps memories for agents. Made under API Keys in its dashboard.',
  category: 'memory',
  documentation: 'https://docs.mem0.ai/api-reference',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'MEM0_API_KEY',
      placeholder: 'm0-...',
    },
  ],
  hosts: ['api.mem0.ai'],
  inject: { headers: { authorization: 'Token {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.mem0.ai/v1/ping/',
    answers: [
      { status: 200, means: 'valid' },
      // Every key may ping. Mem0's own client, too, takes both for a wrong key.
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'detail',
  },
  example: { apiKey: 'm0-example-not-a-key' },
});
