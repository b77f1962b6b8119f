import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'AlibabaApi',
  label: 'Alibaba API',
  description:
    'A key for the Qwen models of Alibaba Cloud Model Studio (DashScope). Made in the Model Studio console of one region, and good only there.',
  category: 'ai-models',
  documentation: 'https://www.alibabacloud.com/help/en/model-studio/get-api-key',
  inputs: [
    {
      name: 'alibabaApiKey',
      label: 'Alibaba Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'DASHSCOPE_API_KEY',
      placeholder: 'sk-...',
    },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      // Not optional: a key is unknown outside its region, and a client that leaves it out gets the one that Flowise calls.
      default: 'dashscope.aliyuncs.com',
      options: [
        { name: 'dashscope.aliyuncs.com', label: 'China (Beijing)' },
        { name: 'dashscope-intl.aliyuncs.com', label: 'Singapore' },
        { name: 'dashscope-us.aliyuncs.com', label: 'US (Virginia)' },
      ],
      description: 'The region whose console the key was made in.',
    },
  ],
  hosts: [{ input: 'region' }, '*.maas.aliyuncs.com'],
  inject: { headers: { authorization: 'Bearer {{alibabaApiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/compatible-mode/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'alibabacloud-color' },
  example: { alibabaApiKey: 'sk-example-not-a-key', region: 'dashscope-intl.aliyuncs.com' },
});
