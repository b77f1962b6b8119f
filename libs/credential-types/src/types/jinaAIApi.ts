import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jinaAIApi',
  label: 'JinaAI API',
  description:
    'A key for the embedding and rerank models, the reader and the search of Jina AI. Made in the API dashboard of Jina AI.',
  category: 'ai-models',
  documentation: 'https://docs.jina.ai',
  inputs: [
    {
      name: 'jinaAIAPIKey',
      label: 'JinaAI API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'JINA_API_KEY',
      placeholder: 'jina_...',
    },
  ],
  hosts: ['api.jina.ai', 'r.jina.ai', 's.jina.ai', 'deepsearch.jina.ai'],
  inject: { headers: { authorization: 'Bearer {{jinaAIAPIKey}}' } },
  test: { untestable: 'Every request that asks for the key spends tokens of it.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'jina' },
  example: { jinaAIAPIKey: 'jina_example' },
});
