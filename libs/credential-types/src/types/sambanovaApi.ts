import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sambanovaApi',
  label: 'Sambanova API',
  description: 'A key for the models in the cloud of SambaNova. Made under API keys in the SambaNova Cloud portal.',
  category: 'ai-models',
  documentation: 'https://docs.sambanova.ai/docs/en/get-started/api-keys-urls',
  inputs: [
    {
      name: 'sambanovaApiKey',
      label: 'Sambanova Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'SAMBANOVA_API_KEY',
    },
  ],
  hosts: ['api.sambanova.ai'],
  inject: { headers: { authorization: 'Bearer {{sambanovaApiKey}}' } },
  test: {
    untestable: 'The list of models is open to everybody, and every other request runs a model, which costs money.',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'sambanova-color' },
  example: { sambanovaApiKey: 'example-not-a-key' },
});
