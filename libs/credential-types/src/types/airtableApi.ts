import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'airtableApi',
  label: 'Airtable API',
  description:
    'A personal access token of Airtable, good for the bases and scopes that were chosen for it. Made in the Builder hub of the account.',
  category: 'productivity',
  documentation: 'https://airtable.com/developers/web/api/authentication',
  inputs: [
    {
      name: 'accessToken',
      label: 'Access Token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'AIRTABLE_API_KEY',
      placeholder: 'pat...',
      leakPattern: 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}',
    },
  ],
  // The second takes only attachments that are uploaded.
  hosts: ['api.airtable.com', 'content.airtable.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  // Needs no scope.
  test: { method: 'GET', url: 'https://api.airtable.com/v0/meta/whoami', errorAt: 'error.message' },
  icon: { package: 'simple-icons', name: 'airtable' },
  example: { accessToken: 'pat-example-not-a-token' },
});
