import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'grafanaApi',
  label: 'Grafana API',
  description:
    'A Grafana server, in Grafana Cloud or elsewhere, and a token of one of its service accounts. Made under Service accounts in the administration.',
  category: 'observability',
  documentation: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  inputs: [
    {
      name: 'url',
      label: 'Grafana URL',
      type: 'url',
      aliases: ['baseUrl'],
      env: 'GRAFANA_URL',
      placeholder: 'https://my-stack.grafana.net',
    },
    {
      name: 'token',
      label: 'Service account token',
      type: 'password',
      aliases: ['apiKey', 'serviceAccountToken'],
      env: 'GRAFANA_SERVICE_ACCOUNT_TOKEN',
      placeholder: 'glsa_...',
      leakPattern: 'glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}',
    },
  ],
  hosts: ['*.grafana.net', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  // What the token may do. Even one that may do nothing may ask.
  test: { method: 'GET', url: '{{url}}/api/access-control/user/permissions', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'grafana' },
  example: { url: 'https://example.grafana.net', token: 'glsa_example-not-a-token' },
});
