import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'codaApi',
  label: 'Coda API',
  description:
    'An API token for Coda, now Superhuman Docs: documents, tables and rows. Made under API settings of the account.',
  category: 'productivity',
  documentation: 'https://coda.io/developers/apis/v1',
  inputs: [{ name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey', 'accessToken'] }],
  // The new host and the old one.
  hosts: ['docs.superhuman.com', 'coda.io'],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  // Open to every token, also to those that are restricted to one document.
  test: { method: 'GET', url: 'https://docs.superhuman.com/apis/v1/whoami', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'coda' },
  example: { apiToken: 'example-not-a-token' },
});
