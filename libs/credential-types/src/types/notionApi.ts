import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'notionApi',
  label: 'Notion API',
  description:
    'The token of an internal Notion integration. It reaches only the pages that were shared with the integration.',
  category: 'productivity',
  documentation: 'https://developers.notion.com/reference/authentication',
  inputs: [
    {
      name: 'notionIntegrationToken',
      label: 'Notion Integration Token',
      type: 'password',
      aliases: ['integrationToken', 'token', 'apiKey'],
      env: 'NOTION_TOKEN',
      placeholder: 'ntn_...',
      leakPattern: '(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})',
    },
  ],
  hosts: ['api.notion.com'],
  inject: { headers: { authorization: 'Bearer {{notionIntegrationToken}}', 'notion-version': '2022-06-28' } },
  test: { method: 'GET', url: 'https://api.notion.com/v1/users/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'notion' },
  example: { notionIntegrationToken: 'ntn_example' },
});
