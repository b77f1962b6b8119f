import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'elevenLabsApi',
  label: 'Eleven Labs API',
  description:
    'A key for the voices and speech models of ElevenLabs. Made under API Keys in the settings of the ElevenLabs account.',
  category: 'speech-and-media',
  documentation: 'https://elevenlabs.io/docs/api-reference/authentication',
  inputs: [
    {
      name: 'elevenLabsApiKey',
      label: 'Eleven Labs API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'ELEVENLABS_API_KEY',
      placeholder: 'sk_...',
      leakPattern: 'sk_[a-f0-9]{48}',
    },
  ],
  hosts: [
    'api.elevenlabs.io',
    'api.us.elevenlabs.io',
    'api.eu.residency.elevenlabs.io',
    'api.in.residency.elevenlabs.io',
  ],
  inject: { headers: { 'xi-api-key': '{{elevenLabsApiKey}}' } },
  test: {
    method: 'GET',
    // Not /v1/user, whose answer holds the key, nor /v1/voices, which asks for none.
    url: 'https://api.elevenlabs.io/v1/user/subscription',
    // The status does not tell: a wrong key may get 400, a key that lacks a permission 401.
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'detail.status', equals: 'invalid_api_key' }, means: 'invalid' },
      { body: { path: 'detail.code', equals: 'invalid_api_key' }, means: 'invalid' },
      // A restricted key that may not read the account may still speak.
      { body: { path: 'detail.status', equals: 'missing_permissions' }, means: 'valid' },
      { body: { path: 'detail.code', equals: 'missing_permissions' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'detail.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'elevenlabs' },
  example: { elevenLabsApiKey: 'sk_example' },
});
