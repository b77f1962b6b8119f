import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'contentfulApi',
  label: 'Contentful API',
  description:
    'A token for one API of Contentful, and the space to use it with: delivery and preview tokens come from API keys of the space, management tokens from CMA tokens of the account.',
  category: 'productivity',
  documentation: 'https://www.contentful.com/developers/docs/references/authentication/',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['apiKey', 'token'],
      env: 'CONTENTFUL_ACCESS_TOKEN',
      // Management tokens. Those of the other APIs have no shape of their own.
      leakPattern: 'CFPAT-[A-Za-z0-9_-]{43}',
    },
    { name: 'spaceId', label: 'Space ID', type: 'string', env: 'CONTENTFUL_SPACE_ID' },
    {
      name: 'api',
      label: 'API',
      type: 'options',
      options: [
        { name: 'cdn.contentful.com', label: 'Delivery' },
        { name: 'preview.contentful.com', label: 'Preview' },
        { name: 'api.contentful.com', label: 'Management' },
        { name: 'cdn.eu.contentful.com', label: 'Delivery, Europe' },
        { name: 'preview.eu.contentful.com', label: 'Preview, Europe' },
        { name: 'api.eu.contentful.com', label: 'Management, Europe' },
      ],
      default: 'cdn.contentful.com',
      description: 'What the token is for. Each API takes only its own tokens.',
    },
  ],
  hosts: ['*.contentful.com', { input: 'api' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  // All three APIs have it.
  test: { method: 'GET', url: 'https://{{api}}/spaces/{{spaceId}}', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'contentful' },
  example: { accessToken: 'example-not-a-token', spaceId: 'examplespace', api: 'cdn.contentful.com' },
});
