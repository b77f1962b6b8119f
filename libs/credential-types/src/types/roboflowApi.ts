import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'roboflowApi',
  label: 'Roboflow API',
  description:
    'The private key of a Roboflow workspace: its datasets, models and vision workflows. Found under API Keys in the settings of the workspace.',
  category: 'ai-models',
  documentation: 'https://docs.roboflow.com/developer/authentication/find-your-roboflow-api-key',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'ROBOFLOW_API_KEY',
      description: 'The private key, not the publishable one.',
    },
  ],
  hosts: [
    'api.roboflow.com',
    'serverless.roboflow.com',
    'detect.roboflow.com',
    'classify.roboflow.com',
    'outline.roboflow.com',
    'segment.roboflow.com',
    '*.roboflow.cloud',
  ],
  inject: { query: { api_key: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.roboflow.com/', errorAt: 'error.message' },
  icon: { package: 'simple-icons', name: 'roboflow' },
  example: { apiKey: 'example-not-a-key' },
});
