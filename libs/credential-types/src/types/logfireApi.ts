import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'logfireApi',
  label: 'Logfire API',
  description:
    'A write token for one Pydantic Logfire project, to send traces and logs. Made under Write tokens in the project settings.',
  category: 'observability',
  documentation: 'https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/',
  inputs: [
    {
      name: 'url',
      label: 'Logfire URL',
      type: 'url',
      default: 'https://logfire-us.pydantic.dev',
      aliases: ['baseUrl'],
      env: 'LOGFIRE_BASE_URL',
      description:
        'Tokens with eu in front belong to https://logfire-eu.pydantic.dev. A server of your own has its own address.',
    },
    {
      name: 'token',
      label: 'Write token',
      type: 'password',
      aliases: ['writeToken', 'apiKey'],
      env: 'LOGFIRE_TOKEN',
      placeholder: 'pylf_v1_us_...',
      leakPattern: 'pylf_v[0-9]{1,2}_[a-z]{2,10}_(?:[0-9a-f-]{36}_)?[A-Za-z0-9]{20,}',
    },
  ],
  hosts: ['logfire-us.pydantic.dev', 'logfire-eu.pydantic.dev', { input: 'url' }],
  // Without a word before it, as Logfire's own client sends it.
  inject: { headers: { authorization: '{{token}}' } },
  test: { method: 'GET', url: '{{url}}/v1/info', errorAt: 'detail' },
  icon: { package: '@lobehub/icons-static-svg', name: 'pydanticai-color' },
  example: { url: 'https://logfire-us.pydantic.dev', token: 'pylf_v1_us_example-not-a-token' },
});
