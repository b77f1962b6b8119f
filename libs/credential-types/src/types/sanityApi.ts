import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sanityApi',
  label: 'Sanity API',
  description:
    'A token for one Sanity project, as a viewer, an editor or more. Made under API, Tokens, of the project in Sanity Manage.',
  category: 'productivity',
  documentation: 'https://www.sanity.io/docs/http-auth',
  inputs: [
    { name: 'projectId', label: 'Project ID', type: 'string', placeholder: 'abc12345' },
    { name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'], env: 'SANITY_AUTH_TOKEN' },
    {
      name: 'dataset',
      label: 'Dataset',
      type: 'string',
      optional: true,
      placeholder: 'production',
    },
  ],
  hosts: ['api.sanity.io', '*.api.sanity.io', '*.apicdn.sanity.io'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: {
    method: 'GET',
    url: 'https://{{projectId}}.api.sanity.io/v2021-06-07/users/me',
    answers: [
      // Who is nobody is answered with an empty object.
      { status: 200, body: { path: 'id' }, means: 'valid' },
      { status: 200, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'sanity' },
  example: { projectId: 'abc12345', apiToken: 'example-not-a-token', dataset: 'production' },
});
