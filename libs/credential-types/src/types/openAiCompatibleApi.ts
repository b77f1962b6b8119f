import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'openAiCompatibleApi',
  label: 'OpenAI-compatible API',
  description:
    'Any server that speaks the API of OpenAI, such as vLLM, llama.cpp, SGLang or a gateway of your own. The key is the one that the server was started with, or that its provider gave you.',
  category: 'ai-models',
  documentation: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
  inputs: [
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      aliases: ['baseURL', 'basePath', 'url'],
      env: 'OPENAI_BASE_URL',
      placeholder: 'https://llm.example.com/v1',
      description: 'What a client of OpenAI takes as its base URL. It usually ends in v1.',
    },
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'OPENAI_API_KEY' },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // A server that asks for no key says yes to any.
  test: { method: 'GET', url: '{{baseUrl}}/models', errorAt: 'error.message' },
  example: { baseUrl: 'https://llm.example.com/v1', apiKey: 'example-not-a-key' },
});
