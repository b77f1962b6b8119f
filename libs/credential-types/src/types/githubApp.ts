import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'githubApp',
  label: 'GitHub App',
  description:
    'A GitHub App, a private key of it and one place where it is installed. All three stand in the settings of the app and of its installation.',
  category: 'code-hosting',
  documentation:
    'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app',
  inputs: [
    {
      name: 'appId',
      label: 'App ID',
      type: 'string',
      aliases: ['clientId'],
      placeholder: '123456',
      description: 'Or the client ID of the app, which GitHub takes as well.',
    },
    {
      name: 'installationId',
      label: 'Installation ID',
      type: 'string',
      placeholder: '12345678',
      description: 'The number at the end of the URL of the installation.',
    },
    {
      name: 'privateKey',
      label: 'Private key',
      type: 'password',
      rows: 8,
      aliases: ['key'],
      placeholder: '-----BEGIN RSA PRIVATE KEY-----',
      description: 'The file that GitHub offers when a key is made.',
    },
  ],
  hosts: ['api.github.com'],
  // Speaks for the app. What belongs to the installation asks for a token of POST /app/installations/{id}/access_tokens.
  inject: {
    signer: {
      name: 'jwt',
      algorithm: 'RS256',
      key: '{{privateKey}}',
      issuer: '{{appId}}',
      // GitHub allows ten minutes, and clocks differ.
      lifetimeSeconds: 540,
    },
  },
  test: {
    method: 'GET',
    url: 'https://api.github.com/app/installations/{{installationId}}',
    // GitHub refuses requests without a user agent.
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'keyrack' },
    answers: [
      { status: 200, means: 'valid' },
      // 404: the key is that of the app, but the installation is not.
      { status: [401, 404], means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'github' },
  example: {
    appId: '123456',
    installationId: '12345678',
    privateKey: '-----BEGIN RSA PRIVATE KEY-----\nexample-not-a-key\n-----END RSA PRIVATE KEY-----',
  },
});
