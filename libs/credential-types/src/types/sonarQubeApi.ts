import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'sonarQubeApi',
  label: 'SonarQube API',
  description: 'A token for SonarQube Cloud or a SonarQube server. Made under Security of the account.',
  category: 'developer-tools',
  documentation: 'https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api/',
  inputs: [
    {
      name: 'url',
      label: 'SonarQube URL',
      type: 'url',
      default: 'https://sonarcloud.io',
      aliases: ['baseUrl', 'hostUrl'],
      env: 'SONAR_HOST_URL',
      description: 'Another one for the US region of SonarQube Cloud or a server of your own.',
    },
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      aliases: ['apiToken', 'apiKey'],
      env: 'SONAR_TOKEN',
      placeholder: 'squ_...',
      leakPattern: '(?:sq[apu]_[a-f0-9]{40}|sqco_[A-Za-z0-9]{59})',
    },
  ],
  hosts: ['sonarcloud.io', 'api.sonarcloud.io', 'sonarqube.us', 'api.sonarqube.us', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: {
    method: 'GET',
    url: '{{url}}/api/authentication/validate',
    answers: [
      // SonarQube answers everybody with 200 and says in the body what it thinks.
      { status: 200, body: { path: 'valid', equals: true }, means: 'valid' },
      { status: 200, body: { path: 'valid', equals: false }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.msg',
  },
  icon: { package: 'simple-icons', name: 'sonarqubeserver' },
  example: { url: 'https://sonarqube.example.com', token: 'squ_example-not-a-token' },
});
