import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Database, timeParameter, type Row } from '../persistence/index.js';
import { subjectOf } from './credential-change.js';
import { lifeIn } from './credential-state.js';
import { Credential } from './entities.js';
import { nextDue, stateAt, type State } from './life.js';

const EVERY_MS = 60_000;
const BATCH = 100;

/** Rows whose state may be worse than the one that was told. What has expired and was told is not looked at again. */
const REACHED = `SELECT id, organization_id, workspace_id, name, version, expires_at, rotate_every, rotate_at, due_at, announced
  FROM credentials
  WHERE ((announced IS NULL AND due_at <= ?)
    OR (announced = 'due' AND due_at <= ? AND (rotate_at <= ? OR expires_at <= ?))
    OR (announced = 'overdue' AND due_at <= ? AND expires_at <= ?)) AND id > ?
  ORDER BY id LIMIT ${BATCH}`;

/**
 * Tells the audit log, and who follows it, when credentials fall due, are overdue, and expire: each state once, whichever of
 * several processes finds it first.
 */
@Injectable()
export class CredentialWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(CredentialWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  onApplicationBootstrap(): void {
    void this.watch();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  /** Tells all that has come by now. Gives how many were told; one that failed is told the next time. */
  tell(): Promise<number> {
    const told = this.turn.then(() => this.tellAll(new Date()));
    this.turn = told.catch(() => undefined);
    return told;
  }

  private async watch(): Promise<void> {
    await this.tell().catch((error: unknown) => this.log.error(error));
    if (!this.isStopping) this.timer = setTimeout(() => void this.watch(), EVERY_MS).unref();
  }

  private async tellAll(now: Date): Promise<number> {
    let told = 0;
    for (let rows = await this.reached(now, ''); rows.length > 0;) {
      for (const row of rows) {
        if (this.isStopping) return told;
        if (await this.tellOne(row, now)) told++;
      }
      rows = rows.length < BATCH ? [] : await this.reached(now, String(rows.at(-1)?.['id']));
    }
    return told;
  }

  private reached(now: Date, after: string): Promise<Row[]> {
    const time = timeParameter(this.database.engine, now);
    return this.database.read(REACHED, [time, time, time, time, time, time, after]);
  }

  private async tellOne(row: Row, now: Date): Promise<boolean> {
    try {
      return await this.database.write((tx) => this.claim(tx, row, now));
    } catch (error) {
      this.log.error(error); // the next one may do better
      return false;
    }
  }

  /** Whoever writes the state tells it, in the same transaction. A row that was changed meanwhile is left for the next time. */
  private async claim(tx: EntityManager, row: Row, now: Date): Promise<boolean> {
    const [id, version] = [String(row['id']), Number(row['version'])];
    const told = (row['announced'] as string | null) ?? IsNull();
    const announced = stateAt(lifeIn(row), now);
    const { affected } = await tx.update(Credential, { id, version, announced: told }, { announced });
    if (affected !== 1) return false;
    await this.record(tx, row, announced);
    return true;
  }

  private async record(tx: EntityManager, row: Row, state: State): Promise<void> {
    const home = { organizationId: String(row['organization_id']), workspaceId: String(row['workspace_id']) };
    const subject = subjectOf({ id: String(row['id']), name: String(row['name']) });
    const life = lifeIn(row);
    const [due, { expiresAt, rotateAt }] = [nextDue(life), life];
    if (state === 'expired' && expiresAt) {
      await this.audit.recordPassing(tx, home, 'credential.expired', subject, { since: expiresAt.toISOString() });
    } else if (state === 'overdue' && rotateAt) {
      await this.audit.recordPassing(tx, home, 'credential.overdue', subject, { since: rotateAt.toISOString() });
    } else if (due) {
      const details = { at: due.at.toISOString(), for: due.for };
      await this.audit.recordPassing(tx, home, 'credential.due', subject, details);
    }
  }
}
