import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Subject } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { auditEntryEntity, type AuditEntry } from './audit-entry.entity.js';
import { reachesOrganization, type AuditEvent, type AuditEvents } from './events.js';

/** What something was done to. The name is kept as it was then. */
export interface AuditSubject {
  kind: Subject;
  id: string;
  name?: string;
}

/** How many callers share a commit at most. */
const GROUP = 100;

interface Waiting {
  entries: Partial<AuditEntry>[];
  written: () => void;
  failed: (reason: unknown) => void;
}

/** Is told each entry that stands for a change, inside the transaction that makes it. */
export type Follower = (tx: EntityManager, entry: Readonly<AuditEntry>) => Promise<void>;

/** Writes the audit log. An entry stands or falls with the change that it tells of: both are in one transaction. */
@Injectable()
export class Audit {
  private readonly waiting: Waiting[] = [];
  private isWriting = false;
  private readonly followers: Follower[] = [];

  constructor(private readonly database: Database) {}

  /** Has what is recorded told to somebody else as well, in the same transaction. */
  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  async record<E extends AuditEvent>(
    tx: EntityManager,
    actor: Actor,
    event: E,
    subject: AuditSubject,
    details: AuditEvents[E],
  ): Promise<void> {
    await this.insert(tx, { ...entryOf(actor, event, details), outcome: 'done', ...subjectColumns(subject) });
  }

  /** What nobody did: time has passed. */
  async recordPassing<E extends AuditEvent>(
    tx: EntityManager,
    { organizationId, workspaceId }: { organizationId: string; workspaceId: string | null },
    event: E,
    subject: AuditSubject,
    details: AuditEvents[E],
  ): Promise<void> {
    const by = { actorKind: 'system', actorId: null, actorName: 'Keyrack', userId: null } as const;
    const entry = { id: newId(), organizationId, workspaceId, at: new Date(), event, ...by, details } as const;
    const outcome = event.endsWith('.refused') ? 'refused' : 'done';
    await this.insert(tx, { ...entry, outcome, ...subjectColumns(subject), requestId: null, address: null });
  }

  private async insert(tx: EntityManager, entry: AuditEntry): Promise<void> {
    await this.database.insertIn(tx, auditEntryEntity, [entry]);
    for (const follower of this.followers) await follower(tx, entry);
  }

  /**
   * Writes down what stands by itself, such as a secret that is about to leave. When this resolves, the entries are on the
   * disk. What is asked for while a commit is under way shares the next one, so that many callers cost few commits.
   * @throws Problem `unavailable` when they cannot be written
   */
  commit<E extends AuditEvent>(
    actor: Actor,
    event: E,
    about: readonly (readonly [AuditSubject, AuditEvents[E]])[],
  ): Promise<void> {
    const entries = about.map(([subject, details]) => ({
      ...entryOf(actor, event, details),
      outcome: 'done' as const,
      ...subjectColumns(subject),
    }));
    return new Promise((written, failed) => {
      this.waiting.push({ entries, written, failed });
      if (!this.isWriting) void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      await turn(); // requests that came in together share one commit, rather than the first of them having its own
      const group = this.waiting.splice(0, GROUP);
      try {
        const entries = group.flatMap((waiting) => waiting.entries);
        await this.database.write((tx) => this.database.insertIn(tx, auditEntryEntity, entries));
        for (const { written } of group) written();
      } catch (error) {
        for (const { failed } of group)
          failed(problem('unavailable', 'The audit log cannot be written, so nothing was done', error));
      }
    }
    this.isWriting = false;
  }

  /** Writes down that an actor was refused something, in a transaction of its own: theirs was undone. */
  async refused(actor: Actor, details: AuditEvents['access.refused'], subjectId: string | null): Promise<void> {
    const entry = { ...entryOf(actor, 'access.refused', details), outcome: 'refused' as const, subjectId };
    await this.database.write((tx) => this.database.insertIn(tx, auditEntryEntity, [entry]));
  }

  /** The first entry in the log of a new organization. Nobody acts in it yet. */
  async recordFounding(tx: EntityManager, organization: AuditSubject): Promise<void> {
    const entry = {
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
    };
    await this.database.insertIn(tx, auditEntryEntity, [entry]);
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
    details: grant.connect ? { ...details, connectSession: grant.connect.id } : details,
    requestId: trace.requestId,
    address: trace.address,
  };
}

function subjectColumns({ kind, id, name }: AuditSubject) {
  return { subjectKind: kind, subjectId: id, subjectName: name ?? null };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
