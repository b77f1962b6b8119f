import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'awsApi',
  label: 'AWS security credentials',
  version: 1.1,
  description:
    'An access key of an AWS user or role, for Bedrock, S3 and the other AWS services. Without a key, programs fall back to the role of the machine that they run on.',
  category: 'cloud',
  documentation: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  inputs: [
    {
      name: 'awsKey',
      label: 'AWS Access Key',
      type: 'password',
      optional: true,
      aliases: ['accessKey', 'accessKeyId'],
      env: 'AWS_ACCESS_KEY_ID',
      placeholder: 'AKIA...',
      leakPattern: '(?:AKIA|ASIA)[A-Z0-9]{16}',
    },
    {
      name: 'awsSecret',
      label: 'AWS Secret Access Key',
      type: 'password',
      optional: true,
      aliases: ['secretKey', 'secretAccessKey'],
      env: 'AWS_SECRET_ACCESS_KEY',
    },
    {
      name: 'awsSession',
      label: 'AWS Session Key',
      type: 'password',
      optional: true,
      aliases: ['sessionToken'],
      env: 'AWS_SESSION_TOKEN',
      description: 'Only for temporary credentials, whose access key begins with ASIA.',
    },
    {
      name: 'roleArn',
      label: 'Role ARN',
      type: 'string',
      optional: true,
      env: 'AWS_ROLE_ARN',
      placeholder: 'arn:aws:iam::123456789012:role/my-role',
      description: 'A role to assume with this key.',
    },
    {
      name: 'externalId',
      label: 'External ID',
      type: 'string',
      optional: true,
      description: 'What the trust policy of the role asks for, if it does.',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'string',
      // Not optional: a signature needs a region, and a client that leaves it out gets this one.
      default: 'us-east-1',
      aliases: ['awsRegion'],
      env: 'AWS_REGION',
    },
  ],
  hosts: ['*.amazonaws.com'],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{awsKey}}',
      secretAccessKey: '{{awsSecret}}',
      sessionToken: '{{awsSession}}',
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
    awsKey: 'AKIAIOSFODNN7EXAMPLE',
    awsSecret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'eu-central-1',
  },
});
