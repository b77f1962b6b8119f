import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureFoundryApi',
  label: 'Azure Foundry API',
  description:
    'A key and the endpoint of a model that is deployed in Azure AI Foundry. Both stand on the page of the deployment.',
  category: 'ai-models',
  documentation: 'https://learn.microsoft.com/en-us/azure/ai-foundry/foundry-models/concepts/endpoints',
  inputs: [
    { name: 'azureFoundryApiKey', label: 'Azure Foundry API Key', type: 'password', aliases: ['apiKey'] },
    {
      name: 'azureFoundryEndpoint',
      label: 'Azure Foundry Endpoint',
      type: 'string',
      aliases: ['endpoint'],
      placeholder: 'https://my-resource.services.ai.azure.com/providers/cohere/v2/rerank',
      description: 'The whole URL that the model is called at, with its path.',
    },
  ],
  hosts: [{ input: 'azureFoundryEndpoint' }, '*.services.ai.azure.com', '*.models.ai.azure.com'],
  inject: { headers: { 'api-key': '{{azureFoundryApiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{azureFoundryEndpoint|host}}/openai/v1/models',
    answers: [
      { status: 200, means: 'valid' },
      // Only a Foundry resource says this. A serverless deployment has no such list, whatever the key.
      { status: 401, body: { path: 'error.message', contains: 'invalid subscription key' }, means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azureai-color' },
  example: {
    azureFoundryApiKey: 'example-not-a-key',
    azureFoundryEndpoint: 'https://my-resource.services.ai.azure.com/providers/cohere/v2/rerank',
  },
});
