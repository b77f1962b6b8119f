import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'boxClientCredentials',
  label: 'Box client credentials',
  description:
    'A Box app with server authentication, which acts as its own service account or as one user. Made in the Box developer console and authorized by an administrator.',
  category: 'storage',
  documentation: 'https://developer.box.com/guides/authentication/client-credentials/',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string' },
    { name: 'clientSecret', label: 'Client Secret', type: 'password' },
    {
      name: 'subjectType',
      label: 'Act as',
      type: 'options',
      options: [
        { name: 'enterprise', label: 'Service account of the app' },
        { name: 'user', label: 'User' },
      ],
      default: 'enterprise',
    },
    {
      name: 'subjectId',
      label: 'Enterprise or User ID',
      type: 'string',
      aliases: ['enterpriseId', 'userId'],
      placeholder: '123456789',
      description: 'The enterprise that the app belongs to, or the user to act as.',
    },
  ],
  hosts: ['api.box.com', 'upload.box.com'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://api.box.com/oauth2/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'body',
    tokenParameters: { box_subject_type: '{{subjectType}}', box_subject_id: '{{subjectId}}' },
  },
  icon: { package: 'simple-icons', name: 'box' },
  example: {
    clientId: 'example-client',
    clientSecret: 'example-not-a-secret',
    subjectType: 'enterprise',
    subjectId: '123456789',
  },
});
