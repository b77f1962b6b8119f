import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ibmWatsonx',
  label: 'IBM Watsonx',
  description:
    'A project of IBM watsonx.ai and the IBM Cloud API key, or a token made from one, that may use it. Keys are made under Access (IAM) in the IBM Cloud console.',
  category: 'ai-models',
  documentation: 'https://cloud.ibm.com/docs/account?topic=account-iamtoken_from_apikey',
  inputs: [
    {
      name: 'version',
      label: 'Version',
      type: 'string',
      placeholder: '2024-05-31',
      description: 'A date, as watsonx.ai numbers its API versions.',
    },
    {
      name: 'serviceUrl',
      label: 'Service URL',
      type: 'string',
      aliases: ['url'],
      placeholder: 'https://us-south.ml.cloud.ibm.com',
      description: 'The watsonx.ai endpoint of the region that the project is in.',
    },
    {
      name: 'projectId',
      label: 'Project ID',
      type: 'string',
      description: 'Found on the Manage tab of the project.',
    },
    {
      name: 'watsonxAIAuthType',
      label: 'Watsonx AI Auth Type',
      type: 'options',
      default: 'iam',
      env: 'WATSONX_AI_AUTH_TYPE',
      options: [
        { name: 'iam', label: 'IAM' },
        { name: 'bearertoken', label: 'Bearer Token' },
      ],
    },
    {
      name: 'watsonxAIApikey',
      label: 'Watsonx AI IAM API Key',
      type: 'password',
      optional: true,
      aliases: ['apiKey'],
      env: 'WATSONX_AI_APIKEY',
      show: { watsonxAIAuthType: ['iam'] },
    },
    {
      name: 'watsonxAIBearerToken',
      label: 'Watsonx AI Bearer Token',
      type: 'password',
      optional: true,
      aliases: ['bearerToken'],
      env: 'WATSONX_AI_BEARER_TOKEN',
      show: { watsonxAIAuthType: ['bearertoken'] },
      description: 'Good for an hour. It cannot be tested: that needs an API key.',
    },
  ],
  oneOf: [['watsonxAIApikey', 'watsonxAIBearerToken']],
  hosts: [{ input: 'serviceUrl' }, '*.ml.cloud.ibm.com', 'iam.cloud.ibm.com'],
  oauth2: {
    // Only in form: IBM has a grant of its own, which the parameters below put in its place.
    grant: 'client_credentials',
    tokenUrl: 'https://iam.cloud.ibm.com/identity/token',
    tokenParameters: {
      grant_type: 'urn:ibm:params:oauth:grant-type:apikey',
      apikey: '{{watsonxAIApikey}}',
    },
  },
  inject: { headers: { authorization: ['Bearer {{watsonxAIBearerToken}}', 'Bearer {{oauth2.accessToken}}'] } },
  test: { protocol: 'oauth2' },
  icon: { package: '@lobehub/icons-static-svg', name: 'ibm' },
  example: {
    version: '2024-05-31',
    serviceUrl: 'https://us-south.ml.cloud.ibm.com',
    projectId: '01234567-89ab-cdef-0123-456789abcdef',
    watsonxAIAuthType: 'iam',
    watsonxAIApikey: 'example-not-a-key',
  },
});
