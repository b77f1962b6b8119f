import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'smartsheetApi',
  label: 'Smartsheet API',
  description:
    'An API access token of a Smartsheet user, with what that user may see and do. Made under Apps and integrations, API access.',
  category: 'productivity',
  documentation: 'https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication',
  inputs: [
    {
      name: 'accessToken',
      label: 'API Access Token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'SMARTSHEET_ACCESS_TOKEN',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.smartsheet.com', label: 'United States' },
        { name: 'api.smartsheet.eu', label: 'Europe' },
        { name: 'api.smartsheet.au', label: 'Australia' },
        { name: 'api.smartsheetgov.com', label: 'Smartsheet Gov' },
      ],
      default: 'api.smartsheet.com',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: 'https://{{region}}/2.0/users/me',
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'errorCode', equals: 1003 }, means: 'expired' },
      { body: { path: 'errorCode', equals: 4003 }, means: 'rate-limited' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { accessToken: 'example-not-a-token', region: 'api.smartsheet.com' },
});
