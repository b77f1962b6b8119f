import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureDocumentIntelligenceApi',
  label: 'Azure Document Intelligence API',
  description:
    'A key for one Azure Document Intelligence resource, which reads text, tables and forms out of documents. Found under Keys and Endpoint of the resource in the Azure portal.',
  category: 'ai-models',
  documentation: 'https://learn.microsoft.com/en-us/azure/ai-services/authentication',
  inputs: [
    {
      name: 'endpoint',
      label: 'Endpoint',
      type: 'url',
      env: 'DOCUMENTINTELLIGENCE_ENDPOINT',
      placeholder: 'https://my-resource.cognitiveservices.azure.com',
    },
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['key'],
      env: 'DOCUMENTINTELLIGENCE_API_KEY',
      description: 'Either of the two keys of the resource.',
    },
  ],
  hosts: [{ input: 'endpoint' }],
  inject: { headers: { 'ocp-apim-subscription-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: '{{endpoint}}/documentintelligence/info',
    query: { 'api-version': '2024-11-30' },
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: { endpoint: 'https://my-resource.cognitiveservices.azure.com', apiKey: 'example-not-a-key' },
});
