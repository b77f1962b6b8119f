import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'slackWebhook',
  label: 'Slack webhook',
  description: 'The URL of an incoming Slack webhook. Whoever has it can post to its channel, so all of it is secret.',
  category: 'messaging',
  documentation: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  inputs: [
    {
      name: 'webhookUrl',
      label: 'Webhook URL',
      // Not a url: those are shown with only a password masked, and here the path is the secret.
      type: 'password',
      aliases: ['url'],
      env: 'SLACK_WEBHOOK_URL',
      placeholder: 'https://hooks.slack.com/services/...',
      leakPattern: 'https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,}',
    },
  ],
  hosts: ['hooks.slack.com'],
  test: { untestable: 'A webhook can be tried only by posting a message to its channel.' },
  dialects: { m9m: { webhookUrl: 'webhookUrl' } },
  example: { webhookUrl: 'https://hooks.slack.com/services/example' },
});
