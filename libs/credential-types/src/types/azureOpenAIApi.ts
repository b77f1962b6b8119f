import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureOpenAIApi',
  label: 'Azure OpenAI API',
  description:
    'A key for one Azure OpenAI resource and the deployment to call there. Both stand under Keys and Endpoint of the resource in the Azure portal.',
  category: 'ai-models',
  documentation: 'https://learn.microsoft.com/en-us/azure/ai-foundry/openai/reference',
  inputs: [
    {
      name: 'azureOpenAIApiKey',
      label: 'Azure OpenAI Api Key',
      type: 'password',
      env: 'AZURE_OPENAI_API_KEY',
    },
    {
      name: 'azureOpenAIApiInstanceName',
      label: 'Azure OpenAI Api Instance Name',
      type: 'string',
      env: 'AZURE_OPENAI_API_INSTANCE_NAME',
      placeholder: 'my-resource',
      description: 'The first part of the endpoint: my-resource for https://my-resource.openai.azure.com.',
    },
    {
      name: 'azureOpenAIApiDeploymentName',
      label: 'Azure OpenAI Api Deployment Name',
      type: 'string',
      env: 'AZURE_OPENAI_API_DEPLOYMENT_NAME',
      description: 'The name that the model was deployed under, which need not be the name of the model.',
    },
    {
      name: 'azureOpenAIApiVersion',
      label: 'Azure OpenAI Api Version',
      type: 'string',
      aliases: ['apiVersion'],
      env: 'AZURE_OPENAI_API_VERSION',
      description: 'A date, as Azure numbers its API versions.',
    },
  ],
  dialects: {
    guide: {
      apiKey: 'azureOpenAIApiKey',
      instanceName: 'azureOpenAIApiInstanceName',
      deploymentName: 'azureOpenAIApiDeploymentName',
    },
  },
  hosts: ['*.openai.azure.com', '*.cognitiveservices.azure.com'],
  inject: { headers: { 'api-key': '{{azureOpenAIApiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{azureOpenAIApiInstanceName}}.openai.azure.com/openai/v1/models',
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azureai-color' },
  example: {
    azureOpenAIApiKey: 'example-not-a-key',
    azureOpenAIApiInstanceName: 'my-resource',
    azureOpenAIApiDeploymentName: 'gpt-4o',
    azureOpenAIApiVersion: '2024-10-21',
  },
});
