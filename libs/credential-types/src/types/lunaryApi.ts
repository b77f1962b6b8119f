import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lunaryApi',
  label: 'Lunary AI',
  description:
    'The public key of a Lunary project, which lets applications record their runs there and fetch prompt templates. Found in the settings of the project.',
  category: 'observability',
  documentation: 'https://docs.lunary.ai/docs/api/templates/get-the-latest-version',
  inputs: [
    {
      name: 'lunaryAppId',
      label: 'Public Key / Project ID',
      type: 'string',
      aliases: ['publicKey', 'projectId'],
      env: 'LUNARY_PUBLIC_KEY',
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'lunaryEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://api.lunary.ai',
      aliases: ['endpoint'],
      env: 'LUNARY_API_URL',
      description: 'Another one than the default is that of a self-hosted server.',
    },
  ],
  hosts: ['api.lunary.ai', { input: 'lunaryEndpoint' }],
  inject: { headers: { authorization: 'Bearer {{lunaryAppId}}' } },
  test: {
    method: 'GET',
    // One of the few things that a public key may read. The key is checked before the template is looked for.
    url: '{{lunaryEndpoint}}/v1/template-versions/latest',
    query: { slug: 'keyrack' },
    answers: [
      { status: 200, means: 'valid' },
      { status: 404, body: { path: 'message', contains: 'Template not found' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { lunaryAppId: '00000000-0000-0000-0000-000000000000', lunaryEndpoint: 'https://api.lunary.ai' },
});
