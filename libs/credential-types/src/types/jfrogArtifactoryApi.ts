import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jfrogArtifactoryApi',
  label: 'JFrog Artifactory API',
  description:
    'A JFrog Platform and an access or reference token for its Artifactory. Made under Access Tokens in the administration, or as an identity token in the user profile.',
  category: 'developer-tools',
  documentation: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
  inputs: [
    {
      name: 'url',
      label: 'Platform URL',
      type: 'url',
      aliases: ['platformUrl'],
      env: 'JFROG_URL',
      placeholder: 'https://my-company.jfrog.io',
      description: 'Without /artifactory at its end.',
    },
    {
      name: 'accessToken',
      label: 'Access token',
      type: 'password',
      rows: 4,
      aliases: ['token', 'identityToken'],
      env: 'JFROG_ACCESS_TOKEN',
      leakPattern: 'cmVmdGtu[A-Za-z0-9]{56}',
    },
  ],
  hosts: ['*.jfrog.io', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{accessToken}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/access/api/v1/tokens/me',
    answers: [
      // JFrog answers 200 for names that nobody has, too, with a page for people.
      { status: 200, body: { path: 'token_id' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'jfrog' },
  example: { url: 'https://example.jfrog.io', accessToken: 'example-not-a-token' },
});
