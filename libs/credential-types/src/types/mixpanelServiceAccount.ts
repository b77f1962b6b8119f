import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mixpanelServiceAccount',
  label: 'Mixpanel service account',
  description:
    'A service account for Mixpanel, to export events and manage projects. Made under Service Accounts in the organization settings.',
  category: 'observability',
  documentation: 'https://docs.mixpanel.com/reference/service-accounts',
  inputs: [
    {
      name: 'region',
      label: 'Data residency',
      type: 'options',
      default: 'mixpanel.com',
      options: [
        { name: 'mixpanel.com', label: 'US' },
        { name: 'eu.mixpanel.com', label: 'EU' },
        { name: 'in.mixpanel.com', label: 'India' },
      ],
    },
    {
      name: 'username',
      label: 'User name',
      type: 'string',
      aliases: ['user'],
      placeholder: 'my-account.a1b2c3.mp-service-account',
    },
    { name: 'secret', label: 'Secret', type: 'password', aliases: ['password'] },
    {
      name: 'projectId',
      label: 'Project ID',
      type: 'string',
      optional: true,
      placeholder: '1234567',
      description: 'Most requests name a project, which programs take from here.',
    },
  ],
  hosts: ['mixpanel.com', '*.mixpanel.com', { input: 'region' }],
  inject: { basic: { username: '{{username}}', password: '{{secret}}' } },
  test: { method: 'GET', url: 'https://{{region}}/api/app/me', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'mixpanel' },
  example: {
    region: 'eu.mixpanel.com',
    username: 'example.a1b2c3.mp-service-account',
    secret: 'example-not-a-secret',
    projectId: '1234567',
  },
});
