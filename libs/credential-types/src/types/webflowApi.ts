import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'webflowApi',
  label: 'Webflow API',
  description:
    'A token for one Webflow site or workspace, with the scopes that were chosen for it. Made under API access in the settings of the site or workspace.',
  category: 'productivity',
  documentation: 'https://developers.webflow.com/data/reference/authentication/site-token',
  inputs: [
    {
      name: 'accessToken',
      label: 'API Token',
      type: 'password',
      aliases: ['apiToken', 'token', 'apiKey'],
      env: 'WEBFLOW_API_TOKEN',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.webflow.com', label: 'United States' },
        { name: 'api.eu.webflow.com', label: 'Europe', description: 'For workspaces of eu.webflow.com.' },
      ],
      default: 'api.webflow.com',
      description: 'Each region takes only its own tokens.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  // Needs no scope.
  test: { method: 'GET', url: 'https://{{region}}/v2/token/introspect', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'webflow' },
  example: { accessToken: 'example-not-a-token', region: 'api.webflow.com' },
});
