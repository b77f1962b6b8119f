import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'awsCredentials',
  label: 'AWS credentials',
  description:
    'A long-lived access key of an AWS user, and the region to work in. Made under Security credentials of the user.',
  category: 'cloud',
  documentation: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  inputs: [
    {
      name: 'accessKeyId',
      label: 'Access key ID',
      type: 'string',
      env: 'AWS_ACCESS_KEY_ID',
      placeholder: 'AKIA...',
    },
    { name: 'secretAccessKey', label: 'Secret access key', type: 'password', env: 'AWS_SECRET_ACCESS_KEY' },
    { name: 'region', label: 'Region', type: 'string', env: 'AWS_REGION', placeholder: 'us-east-1' },
  ],
  hosts: ['*.amazonaws.com'],
  inject: {
    signer: {
      name: 'aws-sigv4',
      accessKeyId: '{{accessKeyId}}',
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
  dialects: {
    m9m: { accessKeyId: 'accessKeyId', secretAccessKey: 'secretAccessKey', region: 'region' },
  },
  example: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  },
});
