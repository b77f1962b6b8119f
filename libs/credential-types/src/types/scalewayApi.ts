import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'scalewayApi',
  label: 'Scaleway API',
  description: 'An API key of a Scaleway user or application: two halves, made under IAM in the Scaleway console.',
  category: 'cloud',
  documentation: 'https://www.scaleway.com/en/developers/api/',
  inputs: [
    {
      name: 'accessKey',
      label: 'Access key',
      type: 'string',
      env: 'SCW_ACCESS_KEY',
      placeholder: 'SCW...',
      description: 'Not secret: it names the key.',
    },
    {
      name: 'secretKey',
      label: 'Secret key',
      type: 'password',
      aliases: ['apiKey', 'token'],
      env: 'SCW_SECRET_KEY',
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'projectId',
      label: 'Default project ID',
      type: 'string',
      optional: true,
      env: 'SCW_DEFAULT_PROJECT_ID',
    },
  ],
  hosts: ['api.scaleway.com'],
  inject: { headers: { 'x-auth-token': '{{secretKey}}' } },
  // The key itself. One that may not read it is told so with 403.
  test: {
    method: 'GET',
    url: 'https://api.scaleway.com/iam/v1alpha1/api-keys/{{accessKey}}',
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'scaleway' },
  example: { accessKey: 'SCWEXAMPLE', secretKey: 'example-not-a-key' },
});
