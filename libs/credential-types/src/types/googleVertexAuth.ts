import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleVertexAuth',
  label: 'Google Vertex Auth',
  description:
    'A service account of Google Cloud that may use Vertex AI: its JSON key, or the place of a file that holds it. Without either, programs use the account of the machine that they run on. Made under Keys of the service account in the IAM console.',
  category: 'ai-models',
  documentation: 'https://cloud.google.com/vertex-ai/docs/authentication',
  inputs: [
    {
      name: 'googleApplicationCredentialFilePath',
      label: 'Google Application Credential File Path',
      type: 'string',
      optional: true,
      env: 'GOOGLE_APPLICATION_CREDENTIALS',
      placeholder: '/etc/keys/service-account.json',
      description: 'On the machine that calls Vertex AI. A request or test from here needs the JSON itself.',
    },
    {
      name: 'googleApplicationCredential',
      label: 'Google Credential JSON Object',
      type: 'password',
      optional: true,
      rows: 8,
      placeholder: '{ "type": "service_account", ... }',
      description: 'The content of the JSON key file. Not together with a file path.',
    },
    {
      name: 'projectID',
      label: 'Project ID',
      type: 'string',
      optional: true,
      aliases: ['projectId'],
      env: 'GOOGLE_CLOUD_PROJECT',
      description: 'Only if it is not the project of the service account.',
    },
  ],
  // Not narrower: every region has a host of its own, such as europe-west1-aiplatform.googleapis.com.
  hosts: ['*.googleapis.com'],
  oauth2: {
    grant: 'jwt_bearer',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    assertion: {
      algorithm: 'RS256',
      key: '{{googleApplicationCredential|json:private_key}}',
      keyId: '{{googleApplicationCredential|json:private_key_id}}',
      issuer: '{{googleApplicationCredential|json:client_email}}',
      audience: 'https://oauth2.googleapis.com/token',
      // Google wants the scopes inside of the assertion.
      claims: { scope: 'https://www.googleapis.com/auth/cloud-platform' },
      lifetimeSeconds: 3600,
    },
  },
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  icon: { package: '@lobehub/icons-static-svg', name: 'vertexai-color' },
  example: {
    googleApplicationCredential:
      '{"type":"service_account","project_id":"my-project","private_key_id":"example","private_key":"example-not-a-key","client_email":"my-account@my-project.iam.gserviceaccount.com"}',
    projectID: 'my-project',
  },
});
