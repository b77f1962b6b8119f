import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'bigQueryServiceAccount',
  label: 'BigQuery service account',
  description:
    'The JSON key of a Google Cloud service account that may query BigQuery. Made under Keys of the service account in the Cloud console.',
  category: 'databases',
  documentation: 'https://cloud.google.com/bigquery/docs/authentication',
  inputs: [
    {
      name: 'serviceAccount',
      label: 'Service account key (JSON)',
      type: 'password',
      rows: 8,
      aliases: ['credentials', 'serviceAccountJson'],
      placeholder: '{"type":"service_account", ...}',
      description: 'The whole content of the file that was downloaded.',
    },
    {
      name: 'projectId',
      label: 'Project ID',
      type: 'string',
      optional: true,
      env: 'GOOGLE_CLOUD_PROJECT',
      description: 'The project that queries run in and are charged to, if it is not the one of the service account.',
    },
  ],
  hosts: ['bigquery.googleapis.com', 'bigquerystorage.googleapis.com', 'oauth2.googleapis.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'jwt_bearer',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    assertion: {
      algorithm: 'RS256',
      key: '{{serviceAccount|json:private_key}}',
      keyId: '{{serviceAccount|json:private_key_id}}',
      issuer: '{{serviceAccount|json:client_email}}',
      audience: 'https://oauth2.googleapis.com/token',
      // Google reads the scope in the assertion, not beside it.
      claims: { scope: 'https://www.googleapis.com/auth/bigquery' },
      lifetimeSeconds: 3600,
    },
  },
  icon: { package: 'simple-icons', name: 'googlebigquery' },
  example: {
    serviceAccount:
      '{"type":"service_account","project_id":"my-project","private_key_id":"example","private_key":"example-not-a-key","client_email":"app@my-project.iam.gserviceaccount.com"}',
    projectId: 'my-project',
  },
});
