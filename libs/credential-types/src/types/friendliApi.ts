import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'friendliApi',
  label: 'Friendli API',
  description:
    'A token for the serverless and dedicated model endpoints of FriendliAI. Made under Tokens in the settings of Friendli Suite.',
  category: 'ai-models',
  documentation: 'https://friendli.ai/docs/guides/personal_access_tokens',
  inputs: [
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      aliases: ['apiKey'],
      env: 'FRIENDLI_TOKEN',
      placeholder: 'flp_...',
      leakPattern: 'flp_[A-Za-z0-9]{46}',
    },
    {
      name: 'teamId',
      label: 'Team ID',
      type: 'string',
      optional: true,
      description: 'Only for accounts that belong to several teams.',
    },
  ],
  hosts: ['api.friendli.ai'],
  inject: { headers: { authorization: 'Bearer {{token}}', 'x-friendli-team': '{{teamId}}' } },
  test: { method: 'GET', url: 'https://api.friendli.ai/dedicated/beta/endpoint', query: { limit: '1' } },
  icon: { package: '@lobehub/icons-static-svg', name: 'friendli' },
  example: { token: 'flp_example_not_a_token' },
});
