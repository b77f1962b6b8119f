import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'twilioKeyApi',
  label: 'Twilio API key',
  description:
    'An API key of a Twilio account, which can be revoked by itself, unlike the auth token. Made under API keys and tokens in the Twilio console.',
  category: 'messaging',
  documentation: 'https://www.twilio.com/docs/iam/api-keys',
  inputs: [
    {
      name: 'accountSid',
      label: 'Account SID',
      type: 'string',
      env: 'TWILIO_ACCOUNT_SID',
      placeholder: 'AC...',
      description: 'The account that the key belongs to. It stands in the path of most requests.',
    },
    { name: 'apiKeySid', label: 'API Key SID', type: 'string', env: 'TWILIO_API_KEY', placeholder: 'SK...' },
    {
      name: 'apiKeySecret',
      label: 'API Key Secret',
      type: 'password',
      aliases: ['apiSecret'],
      env: 'TWILIO_API_SECRET',
      description: 'Shown only when the key is made.',
    },
  ],
  hosts: ['*.twilio.com'],
  inject: { basic: { username: '{{apiKeySid}}', password: '{{apiKeySecret}}' } },
  test: {
    method: 'GET',
    // Not the account itself, which standard keys may not read.
    url: 'https://api.twilio.com/2010-04-01/Accounts/{{accountSid}}/IncomingPhoneNumbers.json',
    query: { PageSize: '1' },
    errorAt: 'message',
  },
  example: { accountSid: 'ACexample', apiKeySid: 'SKexample', apiKeySecret: 'example-not-a-secret' },
});
