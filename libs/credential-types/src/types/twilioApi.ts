import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'twilioApi',
  label: 'Twilio auth token',
  description:
    'The SID and the auth token of a Twilio account: full access to messages, calls and numbers. Both stand on the first page of the Twilio console.',
  category: 'messaging',
  documentation: 'https://www.twilio.com/docs/usage/requests-to-twilio',
  inputs: [
    {
      name: 'accountSid',
      label: 'Account SID',
      type: 'string',
      env: 'TWILIO_ACCOUNT_SID',
      placeholder: 'AC...',
    },
    { name: 'authToken', label: 'Auth Token', type: 'password', env: 'TWILIO_AUTH_TOKEN' },
  ],
  hosts: ['*.twilio.com'],
  inject: { basic: { username: '{{accountSid}}', password: '{{authToken}}' } },
  test: {
    method: 'GET',
    url: 'https://api.twilio.com/2010-04-01/Accounts/{{accountSid}}.json',
    errorAt: 'message',
  },
  example: { accountSid: 'ACexample', authToken: 'example-not-a-token' },
});
