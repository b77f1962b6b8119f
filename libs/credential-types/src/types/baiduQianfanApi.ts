import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'baiduQianfanApi',
  label: 'Baidu Qianfan API',
  version: 2,
  description:
    'An access key of Baidu AI Cloud, for the ERNIE and other models of its Qianfan platform. Made under Security Authentication in the Baidu AI Cloud console.',
  category: 'ai-models',
  documentation: 'https://cloud.baidu.com/doc/Reference/s/9jwvz2egb',
  inputs: [
    {
      name: 'qianfanAccessKey',
      label: 'Qianfan Access Key',
      type: 'password',
      aliases: ['accessKey'],
      env: 'QIANFAN_ACCESS_KEY',
    },
    {
      name: 'qianfanSecretKey',
      label: 'Qianfan Secret Key',
      type: 'password',
      aliases: ['secretKey'],
      env: 'QIANFAN_SECRET_KEY',
    },
  ],
  hosts: ['qianfan.baidubce.com', 'aip.baidubce.com', 'iam.bj.baidubce.com'],
  test: { untestable: 'Requests are signed in a way of Baidu alone (bce-auth-v1), which no test here knows.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'baiducloud-color' },
  example: { qianfanAccessKey: 'example-not-a-key', qianfanSecretKey: 'example-not-a-secret' },
});
