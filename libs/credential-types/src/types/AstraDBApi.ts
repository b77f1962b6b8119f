import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'AstraDBApi',
  label: 'Astra DB API',
  version: 2,
  description:
    'An application token and the endpoint of one Astra DB database of DataStax. Both are found on the Overview tab of the database in the Astra Portal.',
  category: 'vector-stores',
  documentation: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
  inputs: [
    {
      name: 'applicationToken',
      label: 'Astra DB Application Token',
      type: 'password',
      aliases: ['token'],
      env: 'ASTRA_DB_APPLICATION_TOKEN',
      placeholder: 'AstraCS:...',
      leakPattern: 'AstraCS:[A-Za-z0-9]{20,40}:[a-f0-9]{64}',
    },
    {
      name: 'dbEndPoint',
      label: 'Astra DB Api Endpoint',
      type: 'string',
      aliases: ['endpoint'],
      env: 'ASTRA_DB_API_ENDPOINT',
      placeholder: 'https://<database id>-<region>.apps.astra.datastax.com',
    },
  ],
  hosts: [{ input: 'dbEndPoint' }, '*.apps.astra.datastax.com'],
  inject: { headers: { token: '{{applicationToken}}' } },
  test: {
    method: 'POST',
    url: '{{dbEndPoint}}/api/json/v1',
    json: { findKeyspaces: {} },
    answers: [
      // Errors of the Data API come with 200 too.
      { status: 200, body: { path: 'status.keyspaces' }, means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'errors.0.message',
  },
  icon: { package: 'simple-icons', name: 'datastax' },
  example: {
    applicationToken: 'AstraCS:example:not-a-token',
    dbEndPoint: 'https://01234567-89ab-cdef-0123-456789abcdef-us-east-2.apps.astra.datastax.com',
  },
});
