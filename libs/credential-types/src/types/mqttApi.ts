import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mqttApi',
  label: 'MQTT',
  description: 'User and password of an MQTT broker, such as Mosquitto, EMQX or HiveMQ.',
  category: 'caches-and-queues',
  documentation: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html',
  inputs: [
    { name: 'host', label: 'Host', type: 'string', placeholder: 'mqtt.example.com' },
    {
      name: 'port',
      label: 'Port',
      type: 'number',
      default: 8883,
      integer: true,
      minimum: 1,
      maximum: 65535,
      description: 'Usually 8883 with TLS and 1883 without.',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
    {
      name: 'clientId',
      label: 'Client ID',
      type: 'string',
      optional: true,
      description:
        'Only for brokers that let a user in under one client ID. Two connections with the same one end each other.',
    },
    { name: 'tls', label: 'Use TLS', type: 'boolean', aliases: ['ssl'], default: true },
  ],
  hosts: [{ input: 'host' }],
  test: {
    protocol: 'mqtt',
    parameters: {
      host: '{{host}}',
      port: '{{port}}',
      user: '{{user}}',
      password: '{{password}}',
      tls: '{{tls}}',
      clientId: '{{clientId}}',
    },
  },
  icon: { package: 'simple-icons', name: 'mqtt' },
  example: {
    host: 'mqtt.example.com',
    port: 8883,
    user: 'appuser',
    password: 'example-not-a-password',
    tls: true,
  },
});
