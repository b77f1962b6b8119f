import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'datadogApi',
  label: 'Datadog API',
  description:
    'An API key for Datadog, which sends data, and an application key, which reads and changes what is there. Both are made in the organization settings.',
  category: 'observability',
  documentation: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  inputs: [
    {
      name: 'site',
      label: 'Site',
      type: 'options',
      default: 'api.datadoghq.com',
      options: [
        { name: 'api.datadoghq.com', label: 'US1 (datadoghq.com)' },
        { name: 'api.us3.datadoghq.com', label: 'US3 (us3.datadoghq.com)' },
        { name: 'api.us5.datadoghq.com', label: 'US5 (us5.datadoghq.com)' },
        { name: 'api.datadoghq.eu', label: 'EU1 (datadoghq.eu)' },
        { name: 'api.uk1.datadoghq.com', label: 'UK1 (uk1.datadoghq.com)' },
        { name: 'api.ap1.datadoghq.com', label: 'AP1 (ap1.datadoghq.com)' },
        { name: 'api.ap2.datadoghq.com', label: 'AP2 (ap2.datadoghq.com)' },
        { name: 'api.ddog-gov.com', label: 'US1-FED (ddog-gov.com)' },
        { name: 'api.us2.ddog-gov.com', label: 'US2-FED (us2.ddog-gov.com)' },
      ],
      description: 'What stands behind app in the address of your Datadog.',
    },
    { name: 'apiKey', label: 'API key', type: 'password', env: 'DD_API_KEY' },
    {
      name: 'applicationKey',
      label: 'Application key',
      type: 'password',
      optional: true,
      aliases: ['appKey'],
      env: 'DD_APP_KEY',
      description: 'Not needed to send data.',
    },
  ],
  hosts: ['*.datadoghq.com', '*.datadoghq.eu', '*.ddog-gov.com', { input: 'site' }],
  inject: { headers: { 'dd-api-key': '{{apiKey}}', 'dd-application-key': '{{applicationKey}}' } },
  test: {
    method: 'GET',
    // Says nothing of the application key, which may be absent.
    url: 'https://{{site}}/api/v1/validate',
    answers: [
      { status: 200, means: 'valid' },
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0',
  },
  icon: { package: 'simple-icons', name: 'datadog' },
  example: { site: 'api.datadoghq.eu', apiKey: 'example-not-a-key', applicationKey: 'example-not-a-key-either' },
});
