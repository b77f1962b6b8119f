import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'speechmaticsApi',
  label: 'Speechmatics API',
  description:
    'A key for the transcription, translation and speech synthesis of Speechmatics. Made under API Keys in the portal.',
  category: 'speech-and-media',
  documentation: 'https://docs.speechmatics.com/introduction/authentication',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'SPEECHMATICS_API_KEY' }],
  hosts: [
    'asr.api.speechmatics.com',
    '*.asr.api.speechmatics.com',
    '*.rt.speechmatics.com',
    'flow.api.speechmatics.com',
    'mp.speechmatics.com',
    'preview.tts.speechmatics.com',
  ],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://asr.api.speechmatics.com/v2/jobs', query: { limit: '1' }, errorAt: 'error' },
  example: { apiKey: 'example-not-a-key' },
});
