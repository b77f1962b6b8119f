import { defineEntity } from '../persistence/index.js';
import type { AuditEvent } from './events.js';

/** One thing that was done, or refused. Entries are only ever added. */
export class AuditEntry {
  id: string;
  organizationId: string;
  /** Null for what concerns the whole organization. */
  workspaceId: string | null;
  at: Date;
  event: AuditEvent;
  outcome: 'done' | 'refused';
  actorKind: 'key' | 'session' | 'connect' | 'system';
  actorId: string | null;
  actorName: string;
  userId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  details: object;
  requestId: string | null;
  address: string | null;
}

export const auditEntryEntity = defineEntity<AuditEntry>({
  class: AuditEntry,
  table: 'audit_entries',
  columns: {
    id: { kind: 'id', primary: true },
    organizationId: { kind: 'id' },
    workspaceId: { kind: 'id', nullable: true },
    at: { kind: 'time' },
    event: { kind: 'key' },
    outcome: { kind: 'key' },
    actorKind: { kind: 'key' },
    actorId: { kind: 'id', nullable: true },
    actorName: { kind: 'name' },
    userId: { kind: 'id', nullable: true },
    subjectKind: { kind: 'key', nullable: true },
    subjectId: { kind: 'id', nullable: true },
    subjectName: { kind: 'name', nullable: true },
    details: { kind: 'json' },
    requestId: { kind: 'key', nullable: true },
    address: { kind: 'key', nullable: true },
  },
  indexes: [
    ['organizationId', 'id'],
    ['organizationId', 'workspaceId', 'id'],
    ['organizationId', 'subjectId', 'id'],
  ],
});
