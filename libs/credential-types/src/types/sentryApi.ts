import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sentryApi',
  label: 'Sentry API',
  description:
    'A token for Sentry: that of an organization or of a person. Made under Auth Tokens in the settings of either.',
  category: 'observability',
  documentation: 'https://docs.sentry.io/api/auth/',
  inputs: [
    {
      name: 'url',
      label: 'Sentry URL',
      type: 'url',
      default: 'https://sentry.io',
      aliases: ['baseUrl'],
      env: 'SENTRY_URL',
      description: 'Another one for a Sentry server of your own.',
    },
    {
      name: 'authToken',
      label: 'Auth token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'SENTRY_AUTH_TOKEN',
      placeholder: 'sntrys_...',
      leakPattern: '(?:sntrys_eyJ[A-Za-z0-9=_+/]{100,}|sntryu_[a-f0-9]{64})',
    },
    {
      name: 'organization',
      label: 'Organization slug',
      type: 'string',
      optional: true,
      aliases: ['org'],
      env: 'SENTRY_ORG',
      placeholder: 'my-organization',
    },
  ],
  hosts: ['sentry.io', '*.sentry.io', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{authToken}}' } },
  test: {
    method: 'GET',
    // Open to tokens of every scope. It has no permissions to refuse, so 403 means that it knows nobody by this token.
    url: '{{url}}/api/0/auth/validate/',
    answers: [
      { status: 200, means: 'valid' },
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'detail',
  },
  icon: { package: 'simple-icons', name: 'sentry' },
  example: { url: 'https://sentry.io', authToken: 'sntryu_example-not-a-token', organization: 'my-organization' },
});
