import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleServiceAccount',
  label: 'Google service account',
  description:
    'The JSON key of a Google Cloud service account, and what its tokens may be used for. Made under Keys of the service account in the Google Cloud console.',
  category: 'cloud',
  documentation: 'https://developers.google.com/identity/protocols/oauth2/service-account',
  inputs: [
    {
      name: 'serviceAccountJson',
      label: 'Service account key (JSON)',
      type: 'password',
      rows: 8,
      aliases: ['serviceAccount', 'serviceAccountKey'],
      placeholder: '{"type":"service_account", ...}',
      description: 'The whole key file.',
      leakPattern: '"private_key": ?"-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\\\]{64,8192}-----END PRIVATE KEY-----',
    },
    {
      name: 'scopes',
      label: 'Scopes',
      type: 'string',
      default: 'https://www.googleapis.com/auth/cloud-platform',
      aliases: ['scope'],
      description: 'Several are separated by spaces.',
    },
    {
      name: 'subject',
      label: 'User to act for',
      type: 'string',
      optional: true,
      aliases: ['delegatedEmail'],
      placeholder: 'ada@example.com',
      description: 'Only for service accounts that have domain-wide delegation in Google Workspace.',
    },
  ],
  hosts: ['*.googleapis.com'],
  oauth2: {
    grant: 'jwt_bearer',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    assertion: {
      algorithm: 'RS256',
      key: '{{serviceAccountJson|json:private_key}}',
      keyId: '{{serviceAccountJson|json:private_key_id}}',
      issuer: '{{serviceAccountJson|json:client_email}}',
      subject: '{{subject}}',
      audience: 'https://oauth2.googleapis.com/token',
      // Google reads the scopes here and not from the token request.
      claims: { scope: '{{scopes}}' },
      lifetimeSeconds: 3600,
    },
  },
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  icon: { package: '@lobehub/icons-static-svg', name: 'googlecloud-color' },
  example: {
    serviceAccountJson:
      '{"type":"service_account","private_key_id":"example","private_key":"example-not-a-key","client_email":"example@my-project.iam.gserviceaccount.com"}',
    scopes: 'https://www.googleapis.com/auth/cloud-platform',
  },
});
