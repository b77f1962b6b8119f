import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'fireworksApi',
  label: 'Fireworks API',
  description: 'A key for the open models that Fireworks AI serves. Made under API Keys in the Fireworks settings.',
  category: 'ai-models',
  documentation: 'https://docs.fireworks.ai/api-reference/introduction',
  inputs: [
    {
      name: 'fireworksApiKey',
      label: 'Fireworks Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'FIREWORKS_API_KEY',
      placeholder: 'fw_...',
    },
  ],
  hosts: ['api.fireworks.ai'],
  inject: { headers: { authorization: 'Bearer {{fireworksApiKey}}' } },
  // The accounts that the key is good for.
  test: { method: 'GET', url: 'https://api.fireworks.ai/v1/accounts?pageSize=1' },
  icon: { package: '@lobehub/icons-static-svg', name: 'fireworks-color' },
  example: { fireworksApiKey: 'fw_example' },
});
