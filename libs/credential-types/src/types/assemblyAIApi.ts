import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'assemblyAIApi',
  label: 'AssemblyAI API',
  description: 'A key for the speech-to-text models of AssemblyAI. Made under API Keys in the AssemblyAI dashboard.',
  category: 'speech-and-media',
  documentation: 'https://www.assemblyai.com/docs/api-reference/overview',
  inputs: [
    {
      name: 'assemblyAIApiKey',
      label: 'AssemblyAI Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'ASSEMBLYAI_API_KEY',
    },
  ],
  hosts: [
    'api.assemblyai.com',
    'api.eu.assemblyai.com',
    'streaming.assemblyai.com',
    'streaming.eu.assemblyai.com',
    'llm-gateway.assemblyai.com',
    'llm-gateway.eu.assemblyai.com',
  ],
  // The key alone, without a scheme.
  inject: { headers: { authorization: '{{assemblyAIApiKey}}' } },
  test: { method: 'GET', url: 'https://api.assemblyai.com/v2/transcript?limit=1', errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'assemblyai-color' },
  example: { assemblyAIApiKey: 'example-not-a-key' },
});
