import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'backblazeB2Api',
  label: 'Backblaze B2',
  description:
    'An application key for the native API of B2 object storage, made under Application Keys of the Backblaze account. For the S3 API of B2, take S3-compatible storage.',
  category: 'storage',
  documentation: 'https://www.backblaze.com/apidocs/b2-authorize-account',
  inputs: [
    {
      name: 'applicationKeyId',
      label: 'Key ID',
      type: 'string',
      aliases: ['keyId'],
      env: 'B2_APPLICATION_KEY_ID',
    },
    { name: 'applicationKey', label: 'Application key', type: 'password', env: 'B2_APPLICATION_KEY' },
  ],
  hosts: ['api.backblazeb2.com', '*.backblazeb2.com'],
  // For b2_authorize_account alone. It answers with the host and the token of the requests that follow.
  inject: { basic: { username: '{{applicationKeyId}}', password: '{{applicationKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.backblazeb2.com/b2api/v3/b2_authorize_account',
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'backblaze' },
  example: { applicationKeyId: 'example-key-id', applicationKey: 'example-not-a-key' },
});
