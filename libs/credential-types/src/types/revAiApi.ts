import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'revAiApi',
  label: 'Rev AI API',
  description:
    'An access token for the transcription and language services of Rev AI. Made under Access Token in the settings of the account.',
  category: 'speech-and-media',
  documentation: 'https://docs.rev.ai/get-started/',
  inputs: [
    { name: 'accessToken', label: 'Access Token', type: 'password', aliases: ['apiKey', 'token'] },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.rev.ai', label: 'United States' },
        { name: 'ec1.api.rev.ai', label: 'European Union' },
      ],
      default: 'api.rev.ai',
      description: 'The deployment that the token was made for.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: { method: 'GET', url: 'https://{{region}}/speechtotext/v1/account', errorAt: 'title' },
  example: { accessToken: 'example-not-a-token', region: 'api.rev.ai' },
});
