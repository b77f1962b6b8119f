import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zapierNLAApi',
  label: 'Zapier NLA API',
  description: 'A key for Natural Language Actions of Zapier, for credentials that still exist.',
  category: 'automation',
  deprecated: 'Zapier has retired Natural Language Actions.',
  documentation: 'https://docs.zapier.com/mcp/home',
  inputs: [
    {
      name: 'zapierNLAApiKey',
      label: 'Zapier NLA Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'ZAPIER_NLA_API_KEY',
    },
  ],
  hosts: ['nla.zapier.com'],
  test: {
    untestable: 'Zapier has retired Natural Language Actions, so no request can tell whether the key was right.',
  },
  icon: { package: 'simple-icons', name: 'zapier' },
  example: { zapierNLAApiKey: 'sk-ak-example-not-a-key' },
});
