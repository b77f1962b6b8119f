import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cockroachCloudApi',
  label: 'CockroachDB Cloud API',
  description:
    'A key of a service account for managing CockroachDB Cloud clusters, not for the databases in them. Made under Service Accounts of Access Management in the Cloud console.',
  category: 'databases',
  documentation: 'https://www.cockroachlabs.com/docs/cockroachcloud/cloud-api',
  inputs: [
    {
      name: 'apiKey',
      label: 'Secret key',
      type: 'password',
      env: 'COCKROACH_API_KEY',
      placeholder: 'CCDB1_...',
      leakPattern: 'CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}',
    },
  ],
  hosts: ['cockroachlabs.cloud'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://cockroachlabs.cloud/api/v1/organization', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'cockroachlabs' },
  example: { apiKey: 'CCDB1_example' },
});
