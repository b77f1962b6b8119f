import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { Openings, RootKeys } from '../../credentials/index.js';
import { Database, Tables, type AnyEntity } from '../../persistence/index.js';
import { problem, VERSION } from '../../platform/index.js';
import { BackupLines } from './backup-lines.js';
import { assertEmpty, holdOthersOff } from './emptiness.js';
import { LEFT_OUT, type Manifest } from './format.js';
import { Loading } from './loading.js';
import { openSamples, type Sample } from './samples.js';

export interface Restored {
  manifest: Manifest;
  rows: number;
  samples: Sample[];
}

/** Puts a backup into an empty service: all of it, or nothing. */
@Injectable()
export class Restore {
  constructor(
    private readonly database: Database,
    private readonly tables: Tables,
    private readonly audit: Audit,
    private readonly rootKeys: RootKeys,
    private readonly openings: Openings,
  ) {}

  /**
   * @param isRehearsal does everything, and undoes it
   * @throws Problem `conflict` when this service is not the place for the backup, `malformed` when it is not whole
   */
  async run(actor: Actor, body: Readable, isRehearsal: boolean): Promise<Restored> {
    await assertEmpty(this.database, this.database.manager, this.tables.inOrder);
    try {
      const restored = await this.database.writeOnce(async (tx) => {
        const done = await this.replace(tx, actor, new BackupLines(body));
        if (isRehearsal) throw new Undone(done);
        return done;
      });
      this.rootKeys.forgetAll();
      return restored;
    } catch (error) {
      if (error instanceof Undone) return error.restored;
      throw error;
    }
  }

  private async replace(tx: EntityManager, actor: Actor, lines: BackupLines): Promise<Restored> {
    await holdOthersOff(this.database, tx);
    await assertEmpty(this.database, tx, this.tables.inOrder);
    const loading = new Loading(this.database, tx, this.taken);
    const { manifest, tables } = await loading.run(lines, async (first) => {
      await this.assertFits(tx, first);
      await this.makeWay(tx);
    });
    await this.rootKeys.adopt(tx);
    const samples = await openSamples(this.database, tx, this.openings.begin(tx));
    assertOpen(samples);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    await this.record(tx, actor, manifest, rows);
    return { manifest, rows, samples };
  }

  private get taken(): AnyEntity[] {
    return this.tables.inOrder.filter(({ table }) => !Object.hasOwn(LEFT_OUT, table));
  }

  private async assertFits(tx: EntityManager, { keyrack, migrations, rootKeys }: Manifest): Promise<void> {
    this.rootKeys.assertHasOne(rootKeys);
    const own = (await this.database.readIn(tx, 'SELECT name FROM migrations ORDER BY id', [])).map(({ name }) => name);
    if (own.join() === migrations.join()) return;
    throw problem(
      'conflict',
      `The backup was made by Keyrack ${keyrack}, whose tables are not those of this service, which is ${VERSION}. ` +
        `Restore it with Keyrack ${keyrack}, and upgrade that afterwards. Nothing was changed`,
    );
  }

  /** What the first start has made: the organization with its key, and all that refers to them. */
  private async makeWay(tx: EntityManager): Promise<void> {
    for (const { table } of [...this.tables.inOrder].reverse())
      await this.database.readIn(tx, `DELETE FROM ${table}`, []);
  }

  /** In the log of the organization that was founded first, as the one of the actor is gone. */
  private async record(tx: EntityManager, actor: Actor, { createdAt }: Manifest, rows: number): Promise<void> {
    const sql = 'SELECT id FROM organizations ORDER BY created_at, id LIMIT 1';
    const [first] = await this.database.readIn(tx, sql, []);
    if (!first) throw problem('malformed', 'The backup holds no organization. Nothing was changed');
    const home = { organizationId: String(first['id']), workspaceId: null };
    const subject = { kind: 'Installation', id: home.organizationId } as const;
    const details = { rows, backupOf: createdAt, by: actor.grant.name };
    await this.audit.recordPassing(tx, home, 'installation.restored', subject, details);
  }
}

/** One that does not open was altered before it was backed up; when none does, this is not the right place. */
function assertOpen(samples: readonly Sample[]): void {
  if (samples.length === 0 || samples.some(({ opened }) => opened > 0)) return;
  throw problem(
    'conflict',
    'None of the credentials in the backup opens with the root key of this service. Nothing was changed',
  );
}

/** Takes a rehearsal out of its transaction, which is undone thereby. */
class Undone extends Error {
  constructor(readonly restored: Restored) {
    super('rehearsed');
  }
}
