import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 's3CompatibleApi',
  label: 'S3-compatible storage',
  description:
    'An access key for object storage that speaks the protocol of Amazon S3: MinIO, Ceph, Garage, Wasabi, DigitalOcean Spaces, Hetzner and others.',
  category: 'storage',
  documentation: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html',
  inputs: [
    {
      name: 'endpoint',
      label: 'Endpoint',
      type: 'url',
      aliases: ['url'],
      env: 'AWS_ENDPOINT_URL_S3',
      placeholder: 'https://minio.example.com:9000',
      description: 'Without the name of a bucket.',
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
    {
      name: 'region',
      label: 'Region',
      type: 'string',
      // A part of every signature, so that even a server without regions compares it.
      default: 'us-east-1',
      env: 'AWS_REGION',
    },
    {
      name: 'forcePathStyle',
      label: 'Bucket in the path',
      type: 'boolean',
      default: true,
      description: 'Off for services that want the name of the bucket in front of the host.',
    },
  ],
  hosts: [{ input: 'endpoint' }],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{accessKeyId}}',
      secretAccessKey: '{{secretAccessKey}}',
      region: '{{region}}',
      service: 's3',
    },
  },
  test: {
    method: 'GET',
    // The list of buckets. A key for single buckets is told AccessDenied, and only after its signature was found right.
    url: '{{endpoint}}/',
    answers: [
      { status: 200, means: 'valid' },
      { text: 'InvalidAccessKeyId', means: 'invalid' },
      { text: 'SignatureDoesNotMatch', means: 'invalid' },
      { text: 'ExpiredToken', means: 'expired' },
      { text: 'AccessDenied', means: 'forbidden' },
      { status: 401, means: 'invalid' },
      { status: [429, 503], means: 'rate-limited' },
    ],
  },
  example: {
    endpoint: 'https://minio.example.com:9000',
    accessKeyId: 'example-key-id',
    secretAccessKey: 'example-not-a-key',
    region: 'us-east-1',
    forcePathStyle: true,
  },
});
