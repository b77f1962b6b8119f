import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'terraformCloudApi',
  label: 'HCP Terraform API',
  description:
    'A token for HCP Terraform, once Terraform Cloud, or for Terraform Enterprise: that of a person, a team or an organization. Made under Tokens of the account, or in the settings of the organization.',
  category: 'cloud',
  documentation: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  inputs: [
    {
      name: 'url',
      label: 'Address',
      type: 'url',
      default: 'https://app.terraform.io',
      aliases: ['address', 'baseUrl'],
      env: 'TFE_ADDRESS',
      description: 'Another one for HCP Terraform in Europe or a Terraform Enterprise of your own.',
    },
    {
      name: 'apiToken',
      label: 'API token',
      type: 'password',
      aliases: ['token', 'apiKey'],
      env: 'TFE_TOKEN',
      leakPattern: '(?<![A-Za-z0-9])[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}',
    },
  ],
  hosts: ['app.terraform.io', 'app.eu.terraform.io', { input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  // Teams and organizations have an account of their own to show.
  test: { method: 'GET', url: '{{url}}/api/v2/account/details', errorAt: 'errors.0.title' },
  icon: { package: 'simple-icons', name: 'terraform' },
  example: { url: 'https://app.terraform.io', apiToken: 'example-not-a-token' },
});
