import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zepMemoryApi',
  label: 'Zep Memory API',
  description:
    'The key of a project in Zep Cloud, which keeps memories for agents as graphs. Made in the settings of the project.',
  category: 'memory',
  documentation: 'https://help.getzep.com/sdk-reference/project/retrieves-project-information',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'ZEP_API_KEY',
    },
  ],
  hosts: ['api.getzep.com'],
  inject: { headers: { authorization: 'Api-Key {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.getzep.com/api/v2/projects/info', errorAt: 'message' },
  example: { apiKey: 'example-not-a-key' },
});
