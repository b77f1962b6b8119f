import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cloudflareR2Api',
  label: 'Cloudflare R2',
  description:
    'An access key for R2 object storage, by its S3 API. Key and endpoint are shown once, when an R2 API token is made in the Cloudflare dashboard.',
  category: 'storage',
  documentation: 'https://developers.cloudflare.com/r2/api/tokens/',
  inputs: [
    {
      name: 'endpoint',
      label: 'Endpoint',
      type: 'url',
      aliases: ['url'],
      env: 'AWS_ENDPOINT_URL_S3',
      placeholder: 'https://0123456789abcdef.r2.cloudflarestorage.com',
      description: 'Begins with the account ID. Buckets with a jurisdiction have another one than the rest.',
    },
    {
      name: 'accessKeyId',
      label: 'Access key ID',
      type: 'string',
      aliases: ['accessKey'],
      env: 'AWS_ACCESS_KEY_ID',
    },
    {
      name: 'secretAccessKey',
      label: 'Secret access key',
      type: 'password',
      aliases: ['secretKey'],
      env: 'AWS_SECRET_ACCESS_KEY',
    },
  ],
  hosts: [{ input: 'endpoint' }, '*.r2.cloudflarestorage.com'],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{accessKeyId}}',
      secretAccessKey: '{{secretAccessKey}}',
      region: 'auto',
      service: 's3',
    },
  },
  test: {
    method: 'GET',
    // The list of buckets, which a token for single buckets may not ask for.
    url: '{{endpoint}}/',
    answers: [
      { status: 200, means: 'valid' },
      { text: 'InvalidAccessKeyId', means: 'invalid' },
      { text: 'SignatureDoesNotMatch', means: 'invalid' },
      { text: 'AccessDenied', means: 'forbidden' },
      { status: 401, means: 'invalid' },
      { status: [429, 503], means: 'rate-limited' },
    ],
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'cloudflare-color' },
  example: {
    endpoint: 'https://0123456789abcdef.r2.cloudflarestorage.com',
    accessKeyId: 'example-key-id',
    secretAccessKey: 'example-not-a-key',
  },
});
