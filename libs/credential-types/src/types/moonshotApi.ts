import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'moonshotApi',
  label: 'Moonshot AI (Kimi) API',
  description: 'A key for the Kimi models of Moonshot AI. Made under API Keys in the console of the Kimi platform.',
  category: 'ai-models',
  documentation: 'https://platform.kimi.ai/docs/api/overview',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'MOONSHOT_API_KEY', placeholder: 'sk-...' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.moonshot.ai', label: 'Global' },
        { name: 'api.moonshot.cn', label: 'Mainland China' },
      ],
      default: 'api.moonshot.ai',
      description: 'The platform that the key was made on. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'moonshot' },
  example: { apiKey: 'sk-example-not-a-key', region: 'api.moonshot.ai' },
});
