import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'discordWebhook',
  label: 'Discord webhook',
  description:
    'The URL of a webhook of a Discord channel, from Integrations in the settings of the channel. Whoever has it can post there, so all of it is secret.',
  category: 'messaging',
  documentation: 'https://discord.com/developers/docs/resources/webhook#get-webhook-with-token',
  inputs: [
    {
      name: 'webhookUrl',
      label: 'Webhook URL',
      // Not a url: those are shown with only a password masked, and here the path is the secret.
      type: 'password',
      aliases: ['url'],
      placeholder: 'https://discord.com/api/webhooks/...',
      leakPattern:
        'https://(?:canary\\.|ptb\\.)?discord(?:app)?\\.com/api/(?:v[0-9]{1,2}/)?webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}',
    },
  ],
  hosts: ['discord.com', '*.discord.com', 'discordapp.com'],
  test: {
    // Posting is what a webhook is for. Getting one only describes it.
    method: 'GET',
    url: '{{webhookUrl}}',
    headers: { 'user-agent': 'DiscordBot (keyrack, 1)' },
    answers: [
      { status: 200, body: { path: 'id' }, means: 'valid' },
      // Unknown webhook, and a webhook that exists with another token.
      { body: { path: 'code', equals: 10015 }, means: 'invalid' },
      { body: { path: 'code', equals: 50027 }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'discord' },
  example: { webhookUrl: 'https://discord.com/api/webhooks/example' },
});
