import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'runpodApi',
  label: 'Runpod API',
  description:
    'A key for the GPU pods and serverless endpoints of a Runpod account. Made under API Keys in the settings of the console.',
  category: 'cloud',
  documentation: 'https://docs.runpod.io/get-started/api-keys',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'RUNPOD_API_KEY',
      placeholder: 'rpa_...',
      leakPattern: 'rpa_[A-Za-z0-9]{31,128}',
    },
  ],
  // Pods and settings at the first, serverless endpoints at the others.
  hosts: ['api.runpod.io', 'api.runpod.ai', '*.api.runpod.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.runpod.io/v2/pods', errorAt: 'detail' },
  example: { apiKey: 'rpa_example_not_a_key' },
});
