import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'browserbaseApi',
  label: 'Browserbase API',
  description: 'A key for the cloud browsers of one Browserbase organization. Found in the settings of the dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.browserbase.com',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'BROWSERBASE_API_KEY',
      placeholder: 'bb_live_...',
      leakPattern: 'bb_live_[A-Za-z0-9_-]{20,}',
    },
    {
      name: 'projectId',
      label: 'Project ID',
      type: 'string',
      optional: true,
      env: 'BROWSERBASE_PROJECT_ID',
      description: 'The project in which sessions are opened, for programs that ask for it.',
    },
  ],
  hosts: ['api.browserbase.com', '*.browserbase.com'],
  inject: { headers: { 'x-bb-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.browserbase.com/v1/projects' },
  example: { apiKey: 'bb_live_example', projectId: '00000000-0000-0000-0000-000000000000' },
});
