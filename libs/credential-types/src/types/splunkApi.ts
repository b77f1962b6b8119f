import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'splunkApi',
  label: 'Splunk API',
  description:
    'The management port of a Splunk Enterprise or Splunk Cloud Platform, and an authentication token for it. Made under Tokens in the settings.',
  category: 'observability',
  documentation:
    'https://help.splunk.com/splunk-enterprise/administer/manage-users-and-security/9.0/authenticate-into-the-splunk-platform-with-tokens/use-authentication-tokens',
  inputs: [
    {
      name: 'url',
      label: 'Management URL',
      type: 'url',
      aliases: ['baseUrl'],
      placeholder: 'https://splunk.example.com:8089',
      description: 'The port for programs, not that of the pages for people.',
    },
    {
      name: 'token',
      label: 'Authentication token',
      type: 'password',
      rows: 4,
      aliases: ['authToken', 'apiKey'],
      placeholder: 'eyJ...',
      description: 'Not the token of an HTTP Event Collector.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/services/authentication/current-context',
    query: { output_mode: 'json' },
    errorAt: 'messages.0.text',
  },
  icon: { package: 'simple-icons', name: 'splunk' },
  example: { url: 'https://splunk.example.com:8089', token: 'example-not-a-token' },
});
