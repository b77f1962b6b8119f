import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'lineMessagingApi',
  label: 'LINE Messaging API',
  description:
    'The channel access token of a LINE official account, for sending messages. Issued on the Messaging API tab of the channel in the LINE developers console.',
  category: 'messaging',
  documentation: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  inputs: [
    {
      name: 'channelAccessToken',
      label: 'Channel Access Token',
      type: 'password',
      aliases: ['accessToken', 'token'],
      env: 'LINE_CHANNEL_ACCESS_TOKEN',
    },
    {
      name: 'channelSecret',
      label: 'Channel Secret',
      type: 'password',
      optional: true,
      env: 'LINE_CHANNEL_SECRET',
      description: 'For checking the signatures of incoming webhooks. Requests do not need it.',
    },
  ],
  hosts: ['api.line.me', 'api-data.line.me'],
  inject: { headers: { authorization: 'Bearer {{channelAccessToken}}' } },
  test: { method: 'GET', url: 'https://api.line.me/v2/bot/info', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'line' },
  example: { channelAccessToken: 'example-not-a-token' },
});
