import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'supabaseApi',
  label: 'Supabase API',
  description:
    'A key for one Supabase project: publishable or anon, secret or service role. Found under API keys in the project settings.',
  category: 'vector-stores',
  documentation: 'https://supabase.com/docs/guides/api/api-keys',
  inputs: [
    {
      name: 'supabaseApiKey',
      label: 'Supabase API Key',
      type: 'password',
      aliases: ['apiKey', 'anonKey'],
      env: 'SUPABASE_KEY',
      // Only secret keys: publishable ones are made to be public.
      leakPattern: 'sb_secret_[A-Za-z0-9_-]{20,}',
    },
    {
      name: 'projectUrl',
      label: 'Project URL',
      type: 'url',
      optional: true,
      aliases: ['url', 'supabaseUrl'],
      env: 'SUPABASE_URL',
      placeholder: 'https://my-project.supabase.co',
    },
  ],
  hosts: ['*.supabase.co', { input: 'projectUrl' }],
  // Both, as Supabase's own client does: the older keys are JWTs that count only in the second.
  inject: { headers: { apikey: '{{supabaseApiKey}}', authorization: 'Bearer {{supabaseApiKey}}' } },
  // Not /rest/v1/, which refuses every key but the secret ones.
  test: { method: 'GET', url: '{{projectUrl}}/auth/v1/settings', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'supabase' },
  example: { supabaseApiKey: 'sb_secret_example', projectUrl: 'https://example.supabase.co' },
});
