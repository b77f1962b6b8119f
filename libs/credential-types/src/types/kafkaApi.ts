import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'kafkaApi',
  label: 'Kafka',
  description: 'The brokers of an Apache Kafka cluster, or of a service that speaks its protocol, and a user for SASL.',
  category: 'caches-and-queues',
  documentation: 'https://kafka.apache.org/documentation/#security_sasl',
  inputs: [
    {
      name: 'bootstrapServers',
      label: 'Bootstrap servers',
      type: 'string',
      aliases: ['brokers'],
      placeholder: 'broker-1.example.com:9092,broker-2.example.com:9092',
      description: 'Host and port of one broker or more, with commas between them.',
    },
    {
      name: 'saslMechanism',
      label: 'SASL mechanism',
      type: 'options',
      aliases: ['mechanism'],
      options: [
        { name: 'PLAIN', label: 'PLAIN', description: 'Confluent Cloud and most hosted clusters.' },
        { name: 'SCRAM-SHA-256', label: 'SCRAM-SHA-256' },
        { name: 'SCRAM-SHA-512', label: 'SCRAM-SHA-512', description: 'Amazon MSK among others.' },
      ],
      default: 'PLAIN',
    },
    {
      name: 'username',
      label: 'User',
      type: 'string',
      aliases: ['user'],
      description: 'In Confluent Cloud, the API key of the cluster.',
    },
    {
      name: 'password',
      label: 'Password',
      type: 'password',
      description: 'In Confluent Cloud, the secret of that API key.',
    },
    { name: 'tls', label: 'Use TLS', type: 'boolean', aliases: ['ssl'], default: true },
  ],
  hosts: [{ input: 'bootstrapServers' }],
  test: {
    protocol: 'kafka',
    parameters: {
      host: '{{bootstrapServers}}',
      user: '{{username}}',
      password: '{{password}}',
      tls: '{{tls}}',
      // Brokers do not fall back to another one.
      mechanism: '{{saslMechanism}}',
    },
  },
  icon: { package: 'simple-icons', name: 'apachekafka' },
  example: {
    bootstrapServers: 'broker-1.example.com:9092,broker-2.example.com:9092',
    saslMechanism: 'SCRAM-SHA-512',
    username: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
