import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'nvidiaNIMApi',
  label: 'NVIDIA NGC API Key',
  description:
    'A personal or service key of NVIDIA NGC, for the models that NVIDIA hosts and for its catalogue of containers. Made under API Keys in the NGC setup pages.',
  category: 'ai-models',
  documentation: 'https://docs.nvidia.com/ngc/latest/ngc-user-guide.html',
  inputs: [
    {
      name: 'nvidiaNIMApiKey',
      label: 'NVIDIA NGC API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'NVIDIA_API_KEY',
      placeholder: 'nvapi-...',
      leakPattern: 'nvapi-[A-Za-z0-9_-]{64}',
    },
  ],
  hosts: ['integrate.api.nvidia.com', 'ai.api.nvidia.com', 'api.nvcf.nvidia.com', 'api.ngc.nvidia.com'],
  inject: { headers: { authorization: 'Bearer {{nvidiaNIMApiKey}}' } },
  test: {
    method: 'POST',
    // Not the list of models, which is open to everybody.
    url: 'https://api.ngc.nvidia.com/v3/keys/get-caller-info',
    form: { credentials: '{{nvidiaNIMApiKey}}' },
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'nvidia-color' },
  example: { nvidiaNIMApiKey: 'nvapi-example-not-a-key' },
});
