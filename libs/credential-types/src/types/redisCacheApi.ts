import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'redisCacheApi',
  label: 'Redis API',
  description: 'A Redis or Valkey server: where it is, and the user and password that it asks for.',
  category: 'caches-and-queues',
  documentation: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
  inputs: [
    {
      name: 'redisCacheHost',
      label: 'Redis Host',
      type: 'string',
      default: '127.0.0.1',
      env: 'REDIS_HOST',
    },
    {
      name: 'redisCachePort',
      label: 'Port',
      type: 'number',
      default: '6379',
      env: 'REDIS_PORT',
      integer: true,
      minimum: 1,
      maximum: 65535,
    },
    {
      name: 'redisCacheUser',
      label: 'User',
      type: 'string',
      aliases: ['user', 'username'],
      env: 'REDIS_USERNAME',
      description: 'Only for servers with more users than the default one.',
    },
    {
      name: 'redisCachePwd',
      label: 'Password',
      type: 'password',
      env: 'REDIS_PASSWORD',
    },
    {
      name: 'redisCacheSslEnabled',
      label: 'Use SSL',
      type: 'boolean',
      aliases: ['ssl', 'tls'],
    },
  ],
  hosts: [{ input: 'redisCacheHost' }],
  // Servers that know only a password have no users but the default one.
  dialects: { guide: { host: 'redisCacheHost', port: 'redisCachePort', password: 'redisCachePwd' } },
  test: {
    protocol: 'redis',
    parameters: {
      host: '{{redisCacheHost}}',
      port: '{{redisCachePort}}',
      user: '{{redisCacheUser}}',
      password: '{{redisCachePwd}}',
      tls: '{{redisCacheSslEnabled}}',
    },
  },
  icon: { package: 'simple-icons', name: 'redis' },
  example: {
    redisCacheHost: 'redis.example.com',
    redisCachePort: 6379,
    redisCacheUser: 'default',
    redisCachePwd: 'example-not-a-password',
    redisCacheSslEnabled: true,
  },
});
