import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'huggingFaceApi',
  label: 'HuggingFace API',
  description:
    'An access token for the Hugging Face Hub and its inference services. Made under Access Tokens in the settings of the account.',
  category: 'ai-models',
  documentation: 'https://huggingface.co/docs/hub/security-tokens',
  inputs: [
    {
      name: 'huggingFaceApiKey',
      label: 'HuggingFace Api Key',
      type: 'password',
      aliases: ['apiKey', 'apiToken', 'token'],
      env: 'HF_TOKEN',
      placeholder: 'hf_...',
      leakPattern: 'hf_[A-Za-z0-9]{30,}',
    },
  ],
  hosts: ['huggingface.co', 'api-inference.huggingface.co', 'router.huggingface.co', '*.endpoints.huggingface.cloud'],
  inject: { headers: { authorization: 'Bearer {{huggingFaceApiKey}}' } },
  test: { method: 'GET', url: 'https://huggingface.co/api/whoami-v2', errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'huggingface-color' },
  example: { huggingFaceApiKey: 'hf_example_not_a_token' },
});
