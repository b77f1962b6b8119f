import type { AuditEntry } from '../audit/index.js';

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = [
  'credential.due',
  'credential.overdue',
  'credential.expired',
  'credential.test_failed',
  'credential.shared',
  'credential.deleted',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What an entry of the audit log says beyond who and when, read with care: other features write it. */
type Details = Readonly<Record<string, unknown>>;

/** Something that happened to a credential, as webhooks tell it. */
export interface Happening {
  event: WebhookEvent;
  /** What all who are told may know. */
  facts: Record<string, unknown>;
  /** The workspaces beyond the home of the credential that it concerns. */
  concerned: string[];
}

const READERS: Partial<Record<AuditEntry['event'], (details: Details) => Happening | undefined>> = {
  'credential.due': (details) => plain('credential.due', { for: details['for'], at: details['at'] }),
  'credential.overdue': (details) => plain('credential.overdue', { since: details['since'] }),
  'credential.expired': (details) => plain('credential.expired', { since: details['since'] }),
  'credential.tested': ({ result }) => (result === 'invalid' ? plain('credential.test_failed', { result }) : undefined),
  'credential.shared': (details) => ({ event: 'credential.shared', facts: {}, concerned: textsIn(details['with']) }),
  'credential.deleted': (details) => ({
    event: 'credential.deleted',
    facts: {},
    concerned: textsIn(details['sharedWith']),
  }),
};

/** What an entry of the audit log means to webhooks; undefined for the many that mean nothing to them. */
export function happeningOf({ event, details }: Pick<AuditEntry, 'event' | 'details'>): Happening | undefined {
  return READERS[event]?.({ ...details });
}

function plain(event: WebhookEvent, facts: Happening['facts']): Happening {
  return { event, facts, concerned: [] };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
