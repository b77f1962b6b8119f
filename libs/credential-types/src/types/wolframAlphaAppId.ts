import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'wolframAlphaAppId',
  label: 'WolframAlpha App ID',
  description:
    'An app ID for the Wolfram Alpha API, which computes answers to questions. Made in the developer portal.',
  category: 'search',
  documentation: 'https://products.wolframalpha.com/api/documentation',
  inputs: [
    {
      name: 'wolframAlphaAppId',
      label: 'App ID',
      type: 'password',
      aliases: ['appId', 'apiKey'],
      env: 'WOLFRAM_ALPHA_APPID',
    },
  ],
  hosts: ['api.wolframalpha.com', 'www.wolframalpha.com'],
  inject: { query: { appid: '{{wolframAlphaAppId}}' } },
  test: {
    method: 'GET',
    // Only parses the question; nothing is computed.
    url: 'https://api.wolframalpha.com/v2/validatequery?input=pi&output=json',
    answers: [
      // The API answers a wrong app ID with 200 and error 1, or with 403.
      { body: { path: 'queryresult.error.code', equals: '1' }, means: 'invalid' },
      { status: [401, 403], means: 'invalid' },
      { status: 200, body: { path: 'queryresult.error', equals: false }, means: 'valid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'queryresult.error.msg',
  },
  icon: { package: 'simple-icons', name: 'wolfram' },
  example: { wolframAlphaAppId: 'EXAMPLE-NOTANID' },
});
