import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'teradataBearerToken',
  label: 'Teradata Bearer Token',
  description:
    'A JWT with which a Teradata MCP server lets somebody in. It comes from the identity provider that the database or the server trusts.',
  category: 'databases',
  documentation: 'https://github.com/Teradata/teradata-mcp-server/blob/main/docs/server_guide/SECURITY.md',
  inputs: [
    { name: 'token', label: 'Token', type: 'password', aliases: ['bearerToken'] },
    {
      name: 'mcpUrl',
      label: 'MCP Server URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      placeholder: 'https://teradata-mcp.example.com/mcp',
      description: 'Where the token may be sent.',
    },
  ],
  hosts: [{ input: 'mcpUrl' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { untestable: 'The server judges a token when an MCP session begins, and a single request begins none.' },
  icon: { package: 'simple-icons', name: 'teradata' },
  example: { token: 'example-not-a-token', mcpUrl: 'https://teradata-mcp.example.com/mcp' },
});
