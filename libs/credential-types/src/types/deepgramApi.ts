import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'deepgramApi',
  label: 'Deepgram API',
  description:
    'A key for the transcription, speech synthesis and voice agents of Deepgram. Made under API Keys in the settings of a project.',
  category: 'speech-and-media',
  documentation: 'https://developers.deepgram.com/guides/fundamentals/authenticating',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'DEEPGRAM_API_KEY' }],
  hosts: ['api.deepgram.com', 'agent.deepgram.com', 'api.eu.deepgram.com'],
  // Bearer is for the short-lived tokens that such a key can ask for.
  inject: { headers: { authorization: 'Token {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.deepgram.com/v1/projects', errorAt: 'err_msg' },
  icon: { package: 'simple-icons', name: 'deepgram' },
  example: { apiKey: 'example-not-a-key' },
});
