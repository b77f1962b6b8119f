import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'opikApi',
  label: 'Opik API',
  description:
    'A key for Opik, which records and evaluates LLM applications, at Comet or in an installation of Comet. Made under API Keys in the account settings.',
  category: 'observability',
  documentation: 'https://www.comet.com/docs/opik/reference/rest-api/overview',
  inputs: [
    {
      name: 'opikApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'OPIK_API_KEY',
    },
    {
      name: 'opikUrl',
      label: 'URL',
      type: 'string',
      aliases: ['url'],
      env: 'OPIK_URL_OVERRIDE',
      placeholder: 'https://www.comet.com/opik/api',
    },
    {
      name: 'opikWorkspace',
      label: 'Workspace',
      type: 'string',
      aliases: ['workspace'],
      env: 'OPIK_WORKSPACE',
      placeholder: 'default',
      description: 'The name of the workspace.',
    },
  ],
  hosts: ['www.comet.com', { input: 'opikUrl' }],
  // The key alone: Comet refuses it with Bearer before it.
  inject: { headers: { authorization: '{{opikApiKey}}', 'comet-workspace': '{{opikWorkspace}}' } },
  // Whether the key opens the workspace. Lists, of projects say, go on with what is public when it does not.
  test: { method: 'POST', url: '{{opikUrl}}/v1/private/auth', json: {}, errorAt: 'message' },
  example: { opikApiKey: 'example-not-a-key', opikUrl: 'https://www.comet.com/opik/api', opikWorkspace: 'default' },
});
