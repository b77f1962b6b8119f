import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'awsAssumeRole',
  label: 'AWS role to assume',
  description:
    'An AWS role, and the access key of a user who may assume it. Programs trade the key for short-lived credentials of the role and work with those.',
  category: 'cloud',
  documentation: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  inputs: [
    {
      name: 'accessKeyId',
      label: 'Access key ID',
      type: 'string',
      aliases: ['accessKey'],
      env: 'AWS_ACCESS_KEY_ID',
      placeholder: 'AKIA...',
    },
    {
      name: 'secretAccessKey',
      label: 'Secret access key',
      type: 'password',
      aliases: ['secretKey'],
      env: 'AWS_SECRET_ACCESS_KEY',
    },
    {
      name: 'roleArn',
      label: 'Role ARN',
      type: 'string',
      env: 'AWS_ROLE_ARN',
      placeholder: 'arn:aws:iam::123456789012:role/my-role',
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
      default: 'us-east-1',
      env: 'AWS_REGION',
      description: 'Where programs work with the role. Assuming it takes place at the global endpoint.',
    },
  ],
  // Not the other services: a request that this key signed would reach them as the user, not as the role.
  hosts: ['sts.amazonaws.com'],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{accessKeyId}}',
      secretAccessKey: '{{secretAccessKey}}',
      // The global endpoint takes no other.
      region: 'us-east-1',
    },
  },
  test: {
    method: 'GET',
    // The credentials of the role that it answers with are dropped, and end by themselves after the shortest time there is.
    url: 'https://sts.amazonaws.com/',
    query: {
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: '{{roleArn}}',
      RoleSessionName: 'keyrack-test',
      ExternalId: '{{externalId}}',
      DurationSeconds: '900',
    },
    answers: [
      { status: 200, means: 'valid' },
      // The key is known. The role does not trust it, asks for another external ID, or does not exist.
      { status: 403, text: 'AccessDenied', means: 'forbidden' },
      { status: [401, 403], means: 'invalid' },
      { text: 'Throttling', means: 'rate-limited' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'aws-color' },
  example: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    roleArn: 'arn:aws:iam::123456789012:role/example',
    externalId: 'example',
    region: 'eu-central-1',
  },
});
