// What people read for the names that the service has for things. Belongs to texts.ts.

/** The categories of types, as the service names them. */
const categoryNames: Readonly<Record<string, string>> = {
  'ai-models': 'AI models',
  search: 'Search',
  'vector-stores': 'Vector stores',
  databases: 'Databases',
  'caches-and-queues': 'Caches and queues',
  storage: 'Storage',
  cloud: 'Cloud',
  'browsers-and-scraping': 'Browsers and scraping',
  'speech-and-media': 'Speech and media',
  memory: 'Memory',
  observability: 'Observability',
  messaging: 'Messaging',
  mail: 'Mail',
  productivity: 'Productivity',
  crm: 'CRM',
  'code-hosting': 'Code hosting',
  'developer-tools': 'Developer tools',
  'secrets-managers': 'Secrets managers',
  payments: 'Payments',
  automation: 'Automation',
  generic: 'Generic',
  other: 'Other',
};

export const categoryName = (category: string): string => categoryNames[category] ?? category;

/** What happened, as the audit log names it. */
const eventNames: Readonly<Record<string, string>> = {
  'organization.created': 'Organization created',
  'organization.updated': 'Organization changed',
  'workspace.created': 'Workspace created',
  'workspace.updated': 'Workspace changed',
  'workspace.deleted': 'Workspace deleted',
  'user.created': 'Person added',
  'user.updated': 'Person renamed',
  'user.deleted': 'Person removed',
  'user.password': 'Password changed',
  'user.secondfactor': 'Second factor changed',
  'member.added': 'Member added',
  'member.updated': 'Role of a member changed',
  'member.removed': 'Member removed',
  'invitation.created': 'Invitation made',
  'invitation.deleted': 'Invitation withdrawn',
  'invitation.accepted': 'Invitation accepted',
  'role.created': 'Role created',
  'role.updated': 'Role changed',
  'role.deleted': 'Role deleted',
  'apikey.created': 'API key made',
  'apikey.updated': 'API key renamed',
  'apikey.rotated': 'API key rotated',
  'apikey.revoked': 'API key revoked',
  'credential.created': 'Credential added',
  'credential.updated': 'Credential changed',
  'credential.deleted': 'Credential deleted',
  'credential.shared': 'Credential shared',
  'credential.unshared': 'Sharing ended',
  'credential.resolved': 'Values read by a program',
  'credential.tested': 'Credential tested',
  'credential.restored': 'Earlier values restored',
  'credential.purged': 'Earlier values purged',
  'credential.due': 'Credential became due',
  'credential.overdue': 'Credential became overdue',
  'credential.expired': 'Credential expired',
  'credential.transferred': 'Credential given to another owner',
  'credential.replaced': 'Credential replaced in flows',
  'flow.created': 'Flow registered',
  'flow.updated': 'Flow changed',
  'flow.deleted': 'Flow deleted',
  'connectsession.created': 'Connect session made',
  'connectsession.revoked': 'Connect session ended',
  'webhook.created': 'Webhook made',
  'webhook.updated': 'Webhook changed',
  'webhook.rotated': 'Secret of a webhook replaced',
  'webhook.deleted': 'Webhook deleted',
  'identityprovider.created': 'Identity provider added',
  'identityprovider.updated': 'Identity provider changed',
  'identityprovider.deleted': 'Identity provider deleted',
  'user.linked': 'Person linked with an identity provider',
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'session.refused': 'Sign-in refused',
  'installation.backedup': 'Installation backed up',
  'installation.restored': 'Installation restored from a backup',
  'installation.rekeyed': 'Root key changed',
  'access.refused': 'Access refused',
};

/** Every event that has a name. */
export const EVENTS: readonly string[] = Object.keys(eventNames);
export const eventName = (event: string): string => eventNames[event] ?? event;

/** What events and permissions are about, by the first part of their names. */
const areaNames: Readonly<Record<string, string>> = {
  credential: 'Credentials',
  flow: 'Flows',
  webhook: 'Webhooks',
  apikey: 'API keys',
  workspace: 'Workspaces',
  user: 'People',
  member: 'Members',
  invitation: 'Invitations',
  role: 'Roles',
  identityprovider: 'Identity providers',
  connectsession: 'Connect sessions',
  session: 'Signing in',
  organization: 'Organization',
  installation: 'Installation',
  audit: 'Audit log',
  access: 'Access',
};

/** Takes `credential` of an event and `credentials` of a permission. */
export const areaName = (area: string): string => areaNames[area.replace(/(?<!s)s$/, '')] ?? area;

/** What a permission lets its holder do, by the last part of its name. */
const actionNames: Readonly<Record<string, string>> = {
  view: 'View',
  create: 'Create',
  update: 'Change',
  delete: 'Delete',
  share: 'Share',
  use: 'Use',
  resolve: 'Read values',
  operate: 'Operate',
};

export const actionName = (action: string): string => actionNames[action] ?? action;

/** Whose flow it is, and whose API a key speaks. */
const engineNames: Readonly<Record<string, string>> = { flowise: 'Flowise', n8n: 'n8n', m9m: 'm9m' };

export const engineName = (engine: string): string => engineNames[engine] ?? engine;
