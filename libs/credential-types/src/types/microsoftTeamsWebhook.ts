import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'microsoftTeamsWebhook',
  label: 'Microsoft Teams workflow webhook',
  description:
    'The URL of a Power Automate workflow that posts to a Teams channel or chat when it is called. Whoever has it can start the workflow, so all of it is secret.',
  category: 'messaging',
  documentation:
    'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
  inputs: [
    {
      name: 'webhookUrl',
      label: 'Workflow URL',
      // Not a url: those are shown with only a password masked, and here the signature in the query is the secret.
      type: 'password',
      aliases: ['url'],
      placeholder: 'https://....environment.api.powerplatform.com/powerautomate/automations/direct/workflows/...',
      leakPattern:
        'https://[a-z0-9]{1,64}\\.[a-z0-9]{1,4}\\.environment\\.api\\.powerplatform\\.com(?::[0-9]{1,5})?/powerautomate/automations/direct/workflows/[a-f0-9]{32}/triggers/manual/paths/invoke\\?[^\\s"\'<>]{20,500}',
    },
  ],
  hosts: ['*.api.powerplatform.com', '*.logic.azure.com'],
  test: { untestable: 'A workflow can be tried only by starting it, which posts to its channel.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'microsoft-color' },
  example: { webhookUrl: 'https://example.environment.api.powerplatform.com/powerautomate/example' },
});
