import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'crispApi',
  label: 'Crisp API',
  description:
    'A token for the Crisp chat of a website: a pair of identifier and key. Made in the workspace settings, or in the Crisp marketplace for a plugin.',
  category: 'crm',
  documentation: 'https://docs.crisp.chat/guides/rest-api/authentication/',
  inputs: [
    { name: 'identifier', label: 'Token Identifier', type: 'password' },
    { name: 'key', label: 'Token Key', type: 'password' },
    {
      name: 'tier',
      label: 'Tier',
      type: 'options',
      options: [
        { name: 'website', label: 'Website', description: 'A token from the settings of one workspace.' },
        { name: 'plugin', label: 'Plugin', description: 'A token of a plugin from the marketplace.' },
      ],
      default: 'plugin',
    },
    {
      name: 'websiteId',
      label: 'Website ID',
      type: 'string',
      description: 'The UUID of the website. It stands in the address of the Crisp app.',
    },
  ],
  hosts: ['api.crisp.chat'],
  inject: {
    basic: { username: '{{identifier}}', password: '{{key}}' },
    headers: { 'x-crisp-tier': '{{tier}}' },
  },
  test: {
    method: 'GET',
    url: 'https://api.crisp.chat/v1/website/{{websiteId}}',
    headers: { 'user-agent': 'keyrack' },
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: [420, 429], means: 'rate-limited' },
    ],
    errorAt: 'reason',
  },
  example: {
    identifier: 'example-identifier',
    key: 'example-not-a-key',
    tier: 'plugin',
    websiteId: '00000000-0000-4000-8000-000000000000',
  },
});
