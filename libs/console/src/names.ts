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

/** What happened to a credential, as the audit log names it. */
const eventNames: Readonly<Record<string, string>> = {
  'credential.created': 'Created',
  'credential.updated': 'Changed',
  'credential.deleted': 'Deleted',
  'credential.shared': 'Shared',
  'credential.unshared': 'Sharing ended',
  'credential.resolved': 'Values read by a program',
  'credential.tested': 'Tested',
  'credential.restored': 'Earlier values restored',
  'credential.purged': 'Earlier values purged',
  'credential.due': 'Became due',
  'credential.overdue': 'Became overdue',
  'credential.expired': 'Expired',
  'credential.transferred': 'Given to another owner',
  'credential.replaced': 'Replaced in flows',
  'access.refused': 'Access refused',
};

export const eventName = (event: string): string => eventNames[event] ?? event;
