import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'databricksApi',
  label: 'Databricks API',
  description:
    'A personal access token for one Databricks workspace: its models, SQL warehouses, jobs and vector search. Made under Developer in the user settings of the workspace.',
  category: 'cloud',
  documentation: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  inputs: [
    {
      name: 'host',
      label: 'Workspace URL',
      type: 'url',
      aliases: ['workspaceUrl'],
      env: 'DATABRICKS_HOST',
      placeholder: 'https://dbc-a1b2345c-d6e7.cloud.databricks.com',
      description: 'The address of the workspace in the browser, without a path.',
    },
    {
      name: 'token',
      label: 'Access Token',
      type: 'password',
      aliases: ['accessToken', 'apiKey'],
      env: 'DATABRICKS_TOKEN',
      placeholder: 'dapi...',
      leakPattern: 'dapi[a-f0-9]{32}(?:-[0-9])?',
    },
  ],
  hosts: [{ input: 'host' }],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: {
    method: 'GET',
    url: '{{host}}/api/2.0/preview/scim/v2/Me',
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      // A token that was revoked, has expired or never was one.
      { status: 403, text: 'Invalid access token', means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'databricks' },
  example: { host: 'https://dbc-a1b2345c-d6e7.cloud.databricks.com', token: 'example-not-a-token' },
});
