import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'arizeApi',
  label: 'Arize API',
  description: 'A key for sending traces to a space of Arize AX. Key and space ID stand in the settings of the space.',
  category: 'observability',
  documentation: 'https://arize.com/docs/ax/integrations/opentelemetry/opentelemetry-arize-otel',
  inputs: [
    { name: 'arizeApiKey', label: 'API Key', type: 'password', aliases: ['apiKey'], env: 'ARIZE_API_KEY' },
    { name: 'arizeSpaceId', label: 'Space ID', type: 'string', aliases: ['spaceId'], env: 'ARIZE_SPACE_ID' },
    {
      name: 'arizeEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://otlp.arize.com',
      description: 'The OTLP collector. Other regions have others, such as https://otlp.eu-west-1a.arize.com.',
    },
  ],
  hosts: [{ input: 'arizeEndpoint' }, 'otlp.arize.com'],
  // With underscores: the same names are metadata when traces go over gRPC.
  inject: { headers: { api_key: '{{arizeApiKey}}', space_id: '{{arizeSpaceId}}' } },
  test: { untestable: 'The key can be tried only by sending a trace, which would stay in the space.' },
  example: {
    arizeApiKey: 'example-not-a-key',
    arizeSpaceId: 'example-space',
    arizeEndpoint: 'https://otlp.arize.com',
  },
});
