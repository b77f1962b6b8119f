import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'recraftApi',
  label: 'Recraft API',
  description: 'A key for the image and vector models of Recraft. Made under API in the profile.',
  category: 'speech-and-media',
  documentation: 'https://www.recraft.ai/docs/api-reference/getting-started',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', aliases: ['apiToken'], env: 'RECRAFT_API_KEY' }],
  hosts: ['external.api.recraft.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://external.api.recraft.ai/v1/users/me' },
  icon: { package: '@lobehub/icons-static-svg', name: 'recraft' },
  example: { apiKey: 'example-not-a-key' },
});
