import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'whatsAppBusinessApi',
  label: 'WhatsApp Business Cloud API',
  description:
    'An access token for the WhatsApp Cloud API of Meta and the phone number to send from. A token of a system user, made in the Meta business settings, is the one that lasts.',
  category: 'messaging',
  documentation: 'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started',
  inputs: [
    { name: 'accessToken', label: 'Access Token', type: 'password', aliases: ['token'] },
    {
      name: 'phoneNumberId',
      label: 'Phone Number ID',
      type: 'string',
      description: 'The ID that Meta gave the number, not the number. It stands in the API setup of the app.',
    },
    {
      name: 'businessAccountId',
      label: 'WhatsApp Business Account ID',
      type: 'string',
      optional: true,
      description: 'For managing templates and numbers.',
    },
  ],
  hosts: ['graph.facebook.com'],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    // Without a version, because each is shut down after some time. This request is the same in all.
    url: 'https://graph.facebook.com/me',
    query: { fields: 'id' },
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'error.error_subcode', equals: 463 }, means: 'expired' },
      // Bad tokens come with 400 or 401, and always with this code.
      { body: { path: 'error.code', equals: 190 }, means: 'invalid' },
      { body: { path: 'error.code', equals: 4 }, means: 'rate-limited' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: 'simple-icons', name: 'whatsapp' },
  example: { accessToken: 'example-not-a-token', phoneNumberId: '123456789012345' },
});
