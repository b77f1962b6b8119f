import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'writerApi',
  label: 'Writer API',
  description: 'A key for the Palmyra models, knowledge graphs and agents of Writer. Made under API Keys in AI Studio.',
  category: 'ai-models',
  documentation: 'https://dev.writer.com/api-reference/api-keys',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'WRITER_API_KEY' }],
  hosts: ['api.writer.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.writer.com/v1/models' },
  example: { apiKey: 'example-not-a-key' },
});
