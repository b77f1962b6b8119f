import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Subject } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId } from '../platform/index.js';
import { AuditEntry } from './audit-entry.entity.js';
import { reachesOrganization, type AuditEvent, type AuditEvents } from './events.js';

/** What something was done to. The name is kept as it was then. */
export interface AuditSubject {
  kind: Subject;
  id: string;
  name?: string;
}

/** Writes the audit log. An entry stands or falls with the change that it tells of: both are in one transaction. */
@Injectable()
export class Audit {
  constructor(private readonly database: Database) {}

  async record<E extends AuditEvent>(
    tx: EntityManager,
    actor: Actor,
    event: E,
    subject: AuditSubject,
    details: AuditEvents[E],
  ): Promise<void> {
    await tx.insert(AuditEntry, { ...entryOf(actor, event, details), outcome: 'done', ...subjectColumns(subject) });
  }

  /** Writes down that an actor was refused something, in a transaction of its own: theirs was undone. */
  async refused(actor: Actor, details: AuditEvents['access.refused'], subjectId: string | null): Promise<void> {
    const entry = { ...entryOf(actor, 'access.refused', details), outcome: 'refused' as const, subjectId };
    await this.database.write((tx) => tx.insert(AuditEntry, entry));
  }

  /** The first entry in the log of a new organization. Nobody acts in it yet. */
  async recordFounding(tx: EntityManager, organization: AuditSubject): Promise<void> {
    await tx.insert(AuditEntry, {
      id: newId(),
      organizationId: organization.id,
      workspaceId: null,
      at: new Date(),
      event: 'organization.created',
      outcome: 'done',
      actorKind: 'system',
      actorName: 'Keyrack',
      details: {},
      ...subjectColumns(organization),
    });
  }
}

function entryOf<E extends AuditEvent>({ grant, trace }: Actor, event: E, details: AuditEvents[E]) {
  return {
    id: newId(),
    organizationId: grant.organizationId,
    workspaceId: reachesOrganization(event) ? null : grant.workspaceId,
    at: new Date(),
    event,
    actorKind: grant.kind,
    actorId: grant.keyId ?? grant.userId,
    actorName: grant.name,
    userId: grant.userId,
    details,
    requestId: trace.requestId,
    address: trace.address,
  };
}

function subjectColumns({ kind, id, name }: AuditSubject) {
  return { subjectKind: kind, subjectId: id, subjectName: name ?? null };
}
