import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'runwayApi',
  label: 'Runway API',
  description:
    'A key for the video and image models of Runway. Made under API Keys in the developer portal, which is apart from the web app.',
  category: 'speech-and-media',
  documentation: 'https://docs.dev.runwayml.com/guides/setup/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiSecret'],
      env: 'RUNWAYML_API_SECRET',
      placeholder: 'key_...',
    },
  ],
  hosts: ['api.dev.runwayml.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.dev.runwayml.com/v1/organization',
    // Every request must name a version of the API.
    headers: { 'x-runway-version': '2024-11-06' },
    errorAt: 'error',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'runway' },
  example: { apiKey: 'key_example_not_a_key' },
});
