import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'telegramApi',
  label: 'Telegram bot',
  description: 'The token of a Telegram bot. BotFather gives it when a bot is made, and again on request.',
  category: 'messaging',
  documentation: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  inputs: [
    {
      name: 'accessToken',
      label: 'Bot Token',
      type: 'password',
      aliases: ['token', 'botToken'],
      env: 'TELEGRAM_BOT_TOKEN',
      placeholder: '123456789:...',
      leakPattern: '[0-9]{8,10}:A[A-Za-z0-9_-]{34}',
    },
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      default: 'https://api.telegram.org',
      description: 'Another one only if you run your own Bot API server.',
    },
  ],
  hosts: ['api.telegram.org', { input: 'baseUrl' }],
  // There is no injection: the token is a part of the path.
  test: {
    method: 'GET',
    // The colon of the token arrives percent-encoded. The Bot API server decodes the path before it looks at it.
    url: '{{baseUrl}}/bot{{accessToken}}/getMe',
    answers: [
      { status: 200, body: { path: 'ok', equals: true }, means: 'valid' },
      // 401 for a token of the right form, 404 for what cannot be one. Other servers have no such body.
      { status: [401, 404], body: { path: 'ok', equals: false }, means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'description',
  },
  icon: { package: 'simple-icons', name: 'telegram' },
  example: { accessToken: 'example-not-a-token', baseUrl: 'https://api.telegram.org' },
});
