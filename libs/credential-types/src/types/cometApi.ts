import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cometApi',
  label: 'Comet API',
  description:
    'A key for CometAPI, which passes requests on to the models of many providers. Made under API keys in the CometAPI console.',
  category: 'ai-models',
  documentation: 'https://apidoc.cometapi.com',
  inputs: [
    {
      name: 'cometApiKey',
      label: 'Comet API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'COMETAPI_KEY',
      placeholder: 'sk-...',
    },
  ],
  hosts: ['api.cometapi.com'],
  inject: { headers: { authorization: 'Bearer {{cometApiKey}}' } },
  test: { method: 'GET', url: 'https://api.cometapi.com/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'cometapi-color' },
  example: { cometApiKey: 'sk-example-not-a-key' },
});
