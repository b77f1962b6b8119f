import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ideogramApi',
  label: 'Ideogram API',
  description: 'A key for the image models of Ideogram. Made under API in the settings of the account.',
  category: 'speech-and-media',
  documentation: 'https://developer.ideogram.ai/ideogram-api/api-setup',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password' }],
  hosts: ['api.ideogram.ai'],
  inject: { headers: { 'api-key': '{{apiKey}}' } },
  // The custom models of the account.
  test: { method: 'GET', url: 'https://api.ideogram.ai/models' },
  icon: { package: '@lobehub/icons-static-svg', name: 'ideogram' },
  example: { apiKey: 'example-not-a-key' },
});
