import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'teradataTD2Auth',
  label: 'Teradata TD2 Auth',
  description:
    'A user of a Teradata database and its password, with which a Teradata MCP server lets somebody in. An administrator of the database makes users.',
  category: 'databases',
  documentation: 'https://github.com/Teradata/teradata-mcp-server/blob/main/docs/server_guide/SECURITY.md',
  inputs: [
    {
      name: 'tdUsername',
      label: 'Teradata TD2 Auth Username',
      type: 'string',
      aliases: ['username', 'user'],
    },
    {
      name: 'tdPassword',
      label: 'Teradata TD2 Auth Password',
      type: 'password',
      aliases: ['password'],
    },
    {
      name: 'mcpUrl',
      label: 'MCP Server URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      placeholder: 'https://teradata-mcp.example.com/mcp',
      description: 'Where user and password may be sent.',
    },
  ],
  hosts: [{ input: 'mcpUrl' }],
  inject: { basic: { username: '{{tdUsername}}', password: '{{tdPassword}}' } },
  test: { untestable: 'The server judges a password when an MCP session begins, and a single request begins none.' },
  icon: { package: 'simple-icons', name: 'teradata' },
  example: {
    tdUsername: 'appuser',
    tdPassword: 'example-not-a-password',
    mcpUrl: 'https://teradata-mcp.example.com/mcp',
  },
});
