import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'redisCacheUrlApi',
  label: 'Redis URL',
  description: 'A Redis or Valkey server as one URL that holds its host, the user and the password.',
  category: 'caches-and-queues',
  documentation: 'https://redis.io/docs/latest/develop/tools/cli/',
  inputs: [
    {
      name: 'redisUrl',
      label: 'Redis URL',
      type: 'url',
      default: 'redis://localhost:6379',
      aliases: ['url', 'uri', 'connectionString'],
      env: 'REDIS_URL',
      placeholder: 'rediss://user:password@redis.example.com:6379',
      description: 'With two s at the end, the scheme stands for TLS.',
      // Redis URLs often name no user.
      leakPattern: 'rediss?://[^\\s:/@]{0,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'redisUrl' }],
  test: { protocol: 'redis', url: '{{redisUrl}}' },
  icon: { package: 'simple-icons', name: 'redis' },
  example: { redisUrl: 'rediss://default:example@redis.example.com:6379' },
});
