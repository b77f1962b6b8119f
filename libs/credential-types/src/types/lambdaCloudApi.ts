import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lambdaCloudApi',
  label: 'Lambda Cloud API',
  description:
    'A key for the GPU instances, file systems and SSH keys of a Lambda Cloud account. Made under API keys in the Lambda Cloud console.',
  category: 'cloud',
  documentation: 'https://docs.lambda.ai/public-cloud/access-security/',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password' }],
  hosts: ['cloud.lambda.ai', 'cloud.lambdalabs.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://cloud.lambda.ai/api/v1/instances', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'lambda' },
  example: { apiKey: 'example-not-a-key' },
});
