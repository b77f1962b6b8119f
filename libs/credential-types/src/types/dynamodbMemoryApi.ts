import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'dynamodbMemoryApi',
  label: 'DynamodbMemory API',
  description:
    'An access key of an AWS user that may read and write a DynamoDB table, for keeping conversations there. Made under Security credentials of the user in the IAM console.',
  category: 'memory',
  documentation: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  inputs: [
    {
      name: 'accessKey',
      label: 'Access Key',
      type: 'password',
      aliases: ['accessKeyId'],
      env: 'AWS_ACCESS_KEY_ID',
      placeholder: 'AKIA...',
      leakPattern: 'AKIA[A-Z0-9]{16}',
    },
    {
      name: 'secretAccessKey',
      label: 'Secret Access Key',
      type: 'password',
      aliases: ['secretKey'],
      env: 'AWS_SECRET_ACCESS_KEY',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'string',
      // Not optional: a signature needs a region, and a client that leaves it out gets this one.
      default: 'us-east-1',
      aliases: ['awsRegion'],
      env: 'AWS_REGION',
      description: 'Where the table is.',
    },
  ],
  hosts: ['*.amazonaws.com'],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{accessKey}}',
      secretAccessKey: '{{secretAccessKey}}',
      region: '{{region}}',
    },
  },
  test: {
    method: 'GET',
    // Needs no permission, not even one that a policy denies. That is why 403 can only mean the key.
    url: 'https://sts.{{region}}.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15',
    answers: [
      { status: 200, means: 'valid' },
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'aws-color' },
  example: {
    accessKey: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'eu-central-1',
  },
});
