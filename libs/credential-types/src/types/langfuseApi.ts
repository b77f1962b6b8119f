import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'langfuseApi',
  label: 'Langfuse API',
  description:
    'The pair of keys of one Langfuse project, in the cloud or self-hosted. Made under API Keys in the project settings.',
  category: 'observability',
  documentation: 'https://langfuse.com/docs/api-and-data-platform/features/public-api',
  inputs: [
    {
      name: 'langFuseSecretKey',
      label: 'Secret Key',
      type: 'password',
      aliases: ['secretKey'],
      env: 'LANGFUSE_SECRET_KEY',
      placeholder: 'sk-lf-...',
      leakPattern: 'sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    },
    {
      name: 'langFusePublicKey',
      label: 'Public Key',
      type: 'string',
      aliases: ['publicKey'],
      env: 'LANGFUSE_PUBLIC_KEY',
      placeholder: 'pk-lf-...',
      description: 'Names the pair of keys. Opens nothing without the secret key.',
    },
    {
      name: 'langFuseEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://cloud.langfuse.com',
      aliases: ['endpoint', 'baseUrl'],
      env: 'LANGFUSE_BASE_URL',
      description: 'The region of Langfuse Cloud that the project is in, or the URL of a self-hosted server.',
    },
  ],
  hosts: ['cloud.langfuse.com', '*.cloud.langfuse.com', { input: 'langFuseEndpoint' }],
  inject: { basic: { username: '{{langFusePublicKey}}', password: '{{langFuseSecretKey}}' } },
  // 403 is the answer to the keys of an organization, which are good keys that open no project.
  test: { method: 'GET', url: '{{langFuseEndpoint}}/api/public/projects', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'langfuse-color' },
  example: {
    langFuseSecretKey: 'sk-lf-example-not-a-key',
    langFusePublicKey: 'pk-lf-example',
    langFuseEndpoint: 'https://cloud.langfuse.com',
  },
});
