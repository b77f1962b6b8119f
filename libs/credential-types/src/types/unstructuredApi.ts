import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'unstructuredApi',
  label: 'Unstructured API',
  description:
    'A key for Unstructured, which turns documents into elements and chunks. Made under API Keys in the Unstructured account settings.',
  category: 'ai-models',
  documentation: 'https://docs.unstructured.io/api-reference/overview',
  inputs: [
    {
      name: 'unstructuredAPIKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'UNSTRUCTURED_API_KEY',
    },
  ],
  hosts: ['api.unstructuredapp.io', 'platform.unstructuredapp.io'],
  inject: { headers: { 'unstructured-api-key': '{{unstructuredAPIKey}}' } },
  test: {
    method: 'GET',
    // Without the slash at its end the address redirects to one without TLS.
    url: 'https://platform.unstructuredapp.io/api/v1/workflows/',
    query: { page_size: '1' },
    errorAt: 'detail',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'unstructured-color' },
  example: { unstructuredAPIKey: 'example-not-a-key' },
});
