import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'neo4jAuraAdminApi',
  label: 'Neo4j Aura Admin API',
  description:
    'Client ID and secret for managing Neo4j Aura instances, not for the graphs in them. Made under API keys in the account settings of the Aura console.',
  category: 'databases',
  documentation: 'https://neo4j.com/docs/aura/platform/api/authentication/',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'string' },
    { name: 'clientSecret', label: 'Client secret', type: 'password' },
  ],
  hosts: ['api.neo4j.io'],
  inject: { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } },
  test: { protocol: 'oauth2' },
  oauth2: {
    grant: 'client_credentials',
    tokenUrl: 'https://api.neo4j.io/oauth/token',
    clientId: '{{clientId}}',
    clientSecret: '{{clientSecret}}',
    clientAuthentication: 'header',
  },
  icon: { package: 'simple-icons', name: 'neo4j' },
  example: { clientId: 'example-client', clientSecret: 'example-not-a-secret' },
});
