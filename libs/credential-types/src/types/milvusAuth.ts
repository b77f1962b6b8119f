import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'milvusAuth',
  label: 'Milvus Auth',
  description: 'User and password of a Milvus server that has authentication turned on, or of a Zilliz Cloud cluster.',
  category: 'vector-stores',
  documentation: 'https://milvus.io/docs/authenticate.md',
  inputs: [
    {
      name: 'milvusUser',
      label: 'Milvus User',
      type: 'string',
      aliases: ['username', 'user'],
      placeholder: 'root',
    },
    {
      name: 'milvusPassword',
      label: 'Milvus Password',
      type: 'password',
      aliases: ['password'],
    },
    {
      name: 'address',
      label: 'Address',
      type: 'string',
      optional: true,
      aliases: ['milvusAddress'],
      placeholder: 'https://milvus.example.com:19530',
      description: 'Host and port, or a URL. Only with http:// or https:// in front can the credential be tested.',
    },
  ],
  hosts: [{ input: 'address' }],
  inject: { headers: { authorization: 'Bearer {{milvusUser}}:{{milvusPassword}}' } },
  test: {
    method: 'POST',
    url: '{{address}}/v2/vectordb/collections/list',
    json: {},
    // Milvus says in the body what happened. 1800 is its code for "not authenticated".
    answers: [
      { status: 200, body: { path: 'code', equals: 0 }, means: 'valid' },
      { body: { path: 'code', equals: 1800 }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'milvus' },
  example: {
    milvusUser: 'root',
    milvusPassword: 'example-not-a-password',
    address: 'https://milvus.example.com:19530',
  },
});
