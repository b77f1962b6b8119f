import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'natsApi',
  label: 'NATS',
  description:
    'Access to a NATS server: user and password, a token, or the credentials file of a decentralized user, such as Synadia Cloud hands out.',
  category: 'caches-and-queues',
  documentation: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro',
  inputs: [
    {
      name: 'url',
      label: 'URL of the server',
      type: 'url',
      aliases: ['server', 'servers'],
      env: 'NATS_URL',
      placeholder: 'tls://nats.example.com:4222',
    },
    {
      name: 'authentication',
      label: 'Authentication',
      type: 'options',
      options: [
        { name: 'password', label: 'User and password' },
        { name: 'token', label: 'Token' },
        { name: 'credentials', label: 'Credentials file' },
      ],
      default: 'password',
    },
    {
      name: 'user',
      label: 'User',
      type: 'string',
      aliases: ['username'],
      env: 'NATS_USER',
      show: { authentication: ['password'] },
    },
    {
      name: 'password',
      label: 'Password',
      type: 'password',
      env: 'NATS_PASSWORD',
      show: { authentication: ['password'] },
    },
    { name: 'token', label: 'Token', type: 'password', show: { authentication: ['token'] } },
    {
      name: 'credentials',
      label: 'Credentials file',
      type: 'password',
      rows: 10,
      aliases: ['creds'],
      show: { authentication: ['credentials'] },
      description: 'The whole content of the file, which ends in .creds: the JWT of the user and its seed.',
    },
  ],
  hosts: [{ input: 'url' }],
  test: {
    protocol: 'nats',
    url: '{{url}}',
    parameters: {
      user: '{{user}}',
      password: '{{password}}',
      token: '{{token}}',
      credentials: '{{credentials}}',
    },
  },
  icon: { package: 'simple-icons', name: 'natsdotio' },
  example: {
    url: 'tls://nats.example.com:4222',
    authentication: 'password',
    user: 'appuser',
    password: 'example-not-a-password',
  },
});
