import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'slackApi',
  label: 'Slack Bot Token',
  description:
    'The bot token of a Slack app and the workspace that it was installed to. Both stand in the settings of the app.',
  category: 'messaging',
  documentation: 'https://docs.slack.dev/authentication/tokens',
  inputs: [
    {
      name: 'botToken',
      label: 'Bot Token',
      type: 'password',
      env: 'SLACK_BOT_TOKEN',
      placeholder: 'xoxb-...',
      leakPattern: 'xox[abprs]-[A-Za-z0-9-]{20,}',
    },
    {
      name: 'teamId',
      label: 'Team ID',
      type: 'string',
      env: 'SLACK_TEAM_ID',
      placeholder: 'T0123456789',
      description: 'The ID of the Slack workspace. It begins with T.',
    },
  ],
  hosts: ['slack.com'],
  inject: { headers: { authorization: 'Bearer {{botToken}}' } },
  test: {
    method: 'POST',
    url: 'https://slack.com/api/auth.test',
    // Slack answers nearly everything with 200 and says in the body what happened.
    answers: [
      { status: 200, body: { path: 'ok', equals: true }, means: 'valid' },
      { body: { path: 'error', equals: 'token_expired' }, means: 'expired' },
      { body: { path: 'error', equals: 'invalid_auth' }, means: 'invalid' },
      { body: { path: 'error', equals: 'not_authed' }, means: 'invalid' },
      { body: { path: 'error', equals: 'token_revoked' }, means: 'invalid' },
      { body: { path: 'error', equals: 'account_inactive' }, means: 'invalid' },
      { body: { path: 'error', equals: 'ratelimited' }, means: 'rate-limited' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  dialects: { m9m: { token: 'botToken' } },
  example: { botToken: 'xoxb-example-not-a-token', teamId: 'T0123456789' },
});
