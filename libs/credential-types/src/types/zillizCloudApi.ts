import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zillizCloudApi',
  label: 'Zilliz Cloud API',
  description:
    'A key for the clusters of a Zilliz Cloud organization, made under API keys in the console. For user and password of one cluster, take Milvus Auth.',
  category: 'vector-stores',
  documentation: 'https://docs.zilliz.com/docs/manage-api-keys',
  inputs: [
    { name: 'apiKey', label: 'API key', type: 'password', aliases: ['token'] },
    {
      name: 'controlPlane',
      label: 'Cloud',
      type: 'options',
      options: [
        { name: 'api.cloud.zilliz.com', label: 'Global' },
        { name: 'api.cloud.zilliz.com.cn', label: 'China' },
      ],
      default: 'api.cloud.zilliz.com',
    },
    {
      name: 'clusterEndpoint',
      label: 'Public endpoint of the cluster',
      type: 'url',
      optional: true,
      aliases: ['uri', 'url'],
      placeholder: 'https://in03-0123456789abcde.serverless.gcp-us-west1.cloud.zilliz.com',
      description: 'Where collections are read and written. Shown on the page of the cluster.',
    },
  ],
  hosts: [{ input: 'controlPlane' }, { input: 'clusterEndpoint' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://{{controlPlane}}/v2/projects',
    // Zilliz says in the body what happened. 80001 is its code for a key that it does not know.
    answers: [
      { status: 200, body: { path: 'code', equals: 0 }, means: 'valid' },
      { body: { path: 'code', equals: 80001 }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'zilliz' },
  example: {
    apiKey: 'example-not-a-key',
    controlPlane: 'api.cloud.zilliz.com',
    clusterEndpoint: 'https://in03-0123456789abcde.serverless.gcp-us-west1.cloud.zilliz.com',
  },
});
