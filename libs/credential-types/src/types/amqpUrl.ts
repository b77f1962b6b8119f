import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'amqpUrl',
  label: 'AMQP URL',
  description:
    'A broker that speaks AMQP 0-9-1, such as RabbitMQ or CloudAMQP, as one URL that holds user and password.',
  category: 'caches-and-queues',
  documentation: 'https://www.rabbitmq.com/docs/uri-spec',
  inputs: [
    {
      name: 'url',
      label: 'Connection URL',
      type: 'url',
      aliases: ['connectionString', 'uri'],
      placeholder: 'amqps://user:password@rabbitmq.example.com/my-vhost',
      leakPattern: 'amqps?://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'url' }],
  test: { protocol: 'amqp', url: '{{url}}' },
  icon: { package: 'simple-icons', name: 'rabbitmq' },
  example: { url: 'amqps://appuser:example@rabbitmq.example.com/myapp' },
});
