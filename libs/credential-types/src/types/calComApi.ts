import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'calComApi',
  label: 'Cal.com API',
  description: 'A key for Cal.com: bookings, event types and schedules. Made under API keys in the developer settings.',
  category: 'productivity',
  documentation: 'https://cal.com/docs/api-reference/v2/introduction',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      placeholder: 'cal_live_...',
      leakPattern: 'cal_(?:live_|test_)?[0-9a-f]{32}',
    },
  ],
  hosts: ['api.cal.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.cal.com/v2/me', errorAt: 'error.message' },
  icon: { package: 'simple-icons', name: 'caldotcom' },
  example: { apiKey: 'cal_example-not-a-key' },
});
