import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureCognitiveServices',
  label: 'Azure Cognitive Services',
  description:
    'A key for the speech and other AI services of one Azure resource. Found with its region under Keys and Endpoint of the resource in the Azure portal.',
  category: 'speech-and-media',
  documentation: 'https://learn.microsoft.com/en-us/azure/ai-services/authentication',
  inputs: [
    {
      name: 'azureSubscriptionKey',
      label: 'Azure Subscription Key',
      type: 'password',
      aliases: ['subscriptionKey', 'apiKey'],
    },
    {
      name: 'serviceRegion',
      label: 'Service Region',
      type: 'string',
      aliases: ['region'],
      placeholder: 'westeurope',
    },
    {
      name: 'apiVersion',
      label: 'API Version',
      type: 'string',
      default: '2024-05-15-preview',
      description: 'A date, as Azure numbers its API versions.',
    },
  ],
  hosts: [
    '*.api.cognitive.microsoft.com',
    '*.cognitiveservices.azure.com',
    '*.stt.speech.microsoft.com',
    '*.tts.speech.microsoft.com',
  ],
  inject: { headers: { 'ocp-apim-subscription-key': '{{azureSubscriptionKey}}' } },
  test: {
    method: 'POST',
    // Exchanges the key for a token of ten minutes, free of charge.
    url: 'https://{{serviceRegion}}.api.cognitive.microsoft.com/sts/v1.0/issueToken',
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: {
    azureSubscriptionKey: 'example-not-a-key',
    serviceRegion: 'westeurope',
    apiVersion: '2024-05-15-preview',
  },
});
