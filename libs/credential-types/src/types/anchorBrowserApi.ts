import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'anchorBrowserApi',
  label: 'Anchor Browser API',
  description: 'A key for the cloud browsers of Anchor. Made in the settings of the Anchor dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.anchorbrowser.io',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'ANCHORBROWSER_API_KEY' }],
  hosts: ['api.anchorbrowser.io', 'connect.anchorbrowser.io'],
  inject: { headers: { 'anchor-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.anchorbrowser.io/v1/sessions/all/status' },
  example: { apiKey: 'sk-example-not-a-key' },
});
