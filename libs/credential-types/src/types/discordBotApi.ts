import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'discordBotApi',
  label: 'Discord bot',
  description:
    'The token of a Discord bot, with the rights that it was given in each server. Shown once under Bot of the application in the Discord developer portal.',
  category: 'messaging',
  documentation: 'https://discord.com/developers/docs/reference#authentication',
  inputs: [
    {
      name: 'botToken',
      label: 'Bot Token',
      type: 'password',
      aliases: ['token'],
      env: 'DISCORD_TOKEN',
      description: 'Not the client secret of the application, which is a different value.',
      leakPattern: '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}',
    },
  ],
  hosts: ['discord.com'],
  inject: { headers: { authorization: 'Bot {{botToken}}' } },
  test: {
    method: 'GET',
    url: 'https://discord.com/api/v10/users/@me',
    // Discord asks for a user agent of this form and blocks what has none.
    headers: { 'user-agent': 'DiscordBot (keyrack, 1)' },
    errorAt: 'message',
  },
  icon: { package: 'simple-icons', name: 'discord' },
  example: { botToken: 'example-not-a-token' },
});
