import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mailchimpApi',
  label: 'Mailchimp API',
  description:
    'A key for the Mailchimp marketing API: audiences, campaigns and reports. Made under Extras, API keys, in the Mailchimp account.',
  category: 'mail',
  documentation: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      placeholder: '...-us21',
      leakPattern: '(?<![0-9a-f])[0-9a-f]{32}-us[0-9]{1,2}',
    },
    {
      name: 'serverPrefix',
      label: 'Server Prefix',
      type: 'string',
      aliases: ['server', 'dc'],
      placeholder: 'us21',
      description: 'The data centre: what stands behind the dash at the end of the key.',
    },
  ],
  hosts: ['*.api.mailchimp.com'],
  // Any user name will do.
  inject: { basic: { username: 'keyrack', password: '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{serverPrefix}}.api.mailchimp.com/3.0/',
    query: { fields: 'account_id' },
    errorAt: 'detail',
  },
  icon: { package: 'simple-icons', name: 'mailchimp' },
  example: { apiKey: 'example-not-a-key', serverPrefix: 'us21' },
});
