import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'pipedreamOAuthApi',
  label: 'Pipedream Connect',
  description:
    'An OAuth client of a Pipedream workspace and the project that it works for. Clients are made under API in the settings of the workspace.',
  category: 'automation',
  documentation: 'https://pipedream.com/docs/connect/api-reference/authentication',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string', env: 'PIPEDREAM_CLIENT_ID' },
    { name: 'clientSecret', label: 'Client Secret', type: 'password', env: 'PIPEDREAM_CLIENT_SECRET' },
    {
      name: 'projectId',
      label: 'Project ID',
      type: 'string',
      env: 'PIPEDREAM_PROJECT_ID',
      placeholder: 'proj_...',
      description: 'Found in the settings of the project.',
    },
    {
      name: 'oauthScopes',
      label: 'OAuth Scopes',
      type: 'string',
      optional: true,
      aliases: ['scope'],
      placeholder: 'connect:*',
      description: 'Separated by spaces. Without any, the tokens may do everything that the client may.',
    },
  ],
  hosts: ['api.pipedream.com', 'remote.mcp.pipedream.net'],
  inject: {
    // The project is for the MCP server. Addresses of the API have it in their path.
    headers: { authorization: 'Bearer {{oauth2.accessToken}}', 'x-pd-project-id': '{{projectId}}' },
  },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://api.pipedream.com/v1/oauth/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    scopes: '{{oauthScopes}}',
    clientAuthentication: 'body',
  },
  test: { protocol: 'oauth2' },
  example: {
    clientId: 'my-client',
    clientSecret: 'example-not-a-secret',
    projectId: 'proj_example',
    oauthScopes: 'connect:*',
  },
});
