import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'klingAiApi',
  label: 'Kling AI API',
  description: 'A key for the video and image models of Kling. Made under API Keys in the Kling AI developer console.',
  category: 'speech-and-media',
  documentation: 'https://kling.ai/document-api/guides/get-started/quick-start',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api-singapore.klingai.com', label: 'Global' },
        { name: 'api-beijing.klingai.com', label: 'Mainland China' },
      ],
      default: 'api-singapore.klingai.com',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    // What was bought and used on one day of the past.
    url: 'https://{{region}}/account/costs',
    query: { start_time: '1735689600000', end_time: '1735776000000' },
    answers: [
      { status: 200, body: { path: 'code', equals: 0 }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'kling-color' },
  example: { apiKey: 'example-not-a-key', region: 'api-singapore.klingai.com' },
});
