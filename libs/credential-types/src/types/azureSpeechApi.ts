import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureSpeechApi',
  label: 'Azure AI Speech API',
  description:
    'A key for an Azure Speech resource: transcription, synthesis and translation of speech. Found under Keys and Endpoint of the resource in the Azure portal.',
  category: 'speech-and-media',
  documentation: 'https://learn.microsoft.com/en-us/azure/ai-services/speech-service/rest-text-to-speech',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['key', 'subscriptionKey'],
      env: 'SPEECH_KEY',
      description: 'Either of the two keys of the resource.',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'string',
      env: 'SPEECH_REGION',
      placeholder: 'westeurope',
      description: 'The location of the resource, as Azure writes it in host names. Keys count only there.',
    },
  ],
  hosts: [
    '*.tts.speech.microsoft.com',
    '*.stt.speech.microsoft.com',
    '*.api.cognitive.microsoft.com',
    '*.cognitiveservices.azure.com',
  ],
  inject: { headers: { 'ocp-apim-subscription-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}.tts.speech.microsoft.com/cognitiveservices/voices/list',
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: { apiKey: 'example-not-a-key', region: 'westeurope' },
});
