import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'dataForSeoApi',
  label: 'DataForSEO API',
  description:
    'The API login and password of a DataForSEO account, for search results, keywords and backlinks. Both stand under API access of the dashboard; the password is not the one of the website.',
  category: 'search',
  documentation: 'https://docs.dataforseo.com/v3/auth/',
  inputs: [
    {
      name: 'login',
      label: 'API login',
      type: 'string',
      aliases: ['username', 'user'],
      env: 'DATAFORSEO_LOGIN',
      placeholder: 'me@example.com',
    },
    { name: 'password', label: 'API password', type: 'password', env: 'DATAFORSEO_PASSWORD' },
  ],
  hosts: ['api.dataforseo.com', 'sandbox.dataforseo.com'],
  inject: { basic: { username: '{{login}}', password: '{{password}}' } },
  test: {
    method: 'GET',
    // The account itself, which is not charged for.
    url: 'https://api.dataforseo.com/v3/appendix/user_data',
    answers: [
      { status: 200, body: { path: 'status_code', equals: 20000 }, means: 'valid' },
      { body: { path: 'status_code', equals: 40100 }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'status_message',
  },
  example: { login: 'me@example.com', password: 'example-not-a-password' },
});
