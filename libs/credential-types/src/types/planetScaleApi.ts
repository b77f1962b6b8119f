import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'planetScaleApi',
  label: 'PlanetScale API',
  description:
    'A service token for managing the databases of a PlanetScale organization, not for the data in them. Made under Service tokens in the organization settings.',
  category: 'databases',
  documentation: 'https://planetscale.com/docs/api/reference/service-tokens',
  inputs: [
    {
      name: 'serviceTokenId',
      label: 'Service token ID',
      type: 'string',
      aliases: ['tokenId'],
      env: 'PLANETSCALE_SERVICE_TOKEN_ID',
    },
    {
      name: 'serviceToken',
      label: 'Service token',
      type: 'password',
      aliases: ['token'],
      env: 'PLANETSCALE_SERVICE_TOKEN',
      placeholder: 'pscale_tkn_...',
      leakPattern: 'pscale_tkn_[A-Za-z0-9_=.-]{32,64}',
    },
  ],
  hosts: ['api.planetscale.com'],
  inject: { headers: { authorization: '{{serviceTokenId}}:{{serviceToken}}' } },
  test: { method: 'GET', url: 'https://api.planetscale.com/v1/organizations', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'planetscale' },
  example: { serviceTokenId: 'exampleid', serviceToken: 'pscale_tkn_example' },
});
