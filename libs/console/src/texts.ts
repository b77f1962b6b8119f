import { apiKey, apiKeys } from './texts/api-keys.js';
import { audit, auditEntry } from './texts/audit.js';
import { common } from './texts/common.js';
import { connect } from './texts/connect.js';
import { add, credentials, deletion, detail, edit, form, share } from './texts/credentials.js';
import { flow, flowImport, flows } from './texts/flows.js';
import { layout, palette } from './texts/layout.js';
import { leaving, people } from './texts/people.js';
import { profile } from './texts/profile.js';
import { roles } from './texts/roles.js';
import { session } from './texts/session.js';
import { providers, settings, webhooks } from './texts/settings.js';
import { workspaces } from './texts/workspaces.js';

/** Every English text of the console. A translation is another object of this shape. */
export const texts = {
  ...common,
  layout,
  palette,
  session,
  credentials,
  form,
  add,
  edit,
  delete: deletion,
  share,
  detail,
  flows,
  flow,
  flowImport,
  workspaces,
  people,
  leaving,
  roles,
  apiKeys,
  apiKey,
  audit,
  connect,
  auditEntry,
  settings,
  webhooks,
  providers,
  profile,
} as const;
