import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'rabbitMqApi',
  label: 'RabbitMQ',
  description: 'User and password of a RabbitMQ broker, and the virtual host to work in.',
  category: 'caches-and-queues',
  documentation: 'https://www.rabbitmq.com/docs/access-control',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'rabbitmq.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 5672,
      integer: true,
      minimum: 1,
      maximum: 65535,
      description: 'Usually 5671 with TLS and 5672 without.',
    },
    { name: 'vhost', label: 'Virtual host', type: 'string', default: '/' },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    { name: 'tls', label: 'Use TLS', type: 'boolean', aliases: ['ssl'] },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'amqp',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      database: '{{vhost}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
    },
  },
  icon: { package: 'simple-icons', name: 'rabbitmq' },
  example: {
    host: 'rabbitmq.example.com',
    port: 5671,
    vhost: '/',
    user: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
