import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'weightsAndBiasesApi',
  label: 'Weights & Biases API',
  description:
    'A key for Weights & Biases and its Weave: experiments, traces and evaluations. Made under API keys in the settings of the user.',
  category: 'observability',
  documentation: 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'WANDB_API_KEY',
      placeholder: 'wandb_v1_...',
      // Older keys are 40 hexadecimal digits, which many other things are too.
      leakPattern: 'wandb_v1_[A-Za-z0-9_]{70,90}',
    },
    {
      name: 'baseUrl',
      label: 'Server URL',
      type: 'url',
      default: 'https://api.wandb.ai',
      env: 'WANDB_BASE_URL',
      description: 'Another one for a dedicated or self-managed instance.',
    },
  ],
  hosts: [{ input: 'baseUrl' }, 'api.wandb.ai', 'trace.wandb.ai'],
  // The key is the password; the user has the same name for everybody.
  inject: { basic: { username: 'api', password: '{{apiKey}}' } },
  test: {
    method: 'POST',
    url: '{{baseUrl}}/graphql',
    json: { query: 'query Viewer { viewer { id } }' },
    answers: [
      // Without a key there is no viewer, and no error either.
      { status: 200, body: { path: 'data.viewer.id' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'wandb-color' },
  example: { apiKey: 'wandb_v1_example_not_a_key', baseUrl: 'https://api.wandb.ai' },
});
