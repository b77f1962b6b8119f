import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, isoTime, type Row } from '../persistence/index.js';
import { problem, type Problem } from '../platform/index.js';
import { applyChange, replaceValues, subjectOf } from './credential-change.js';
import { CredentialSecrets } from './credential-secrets.js';
import { rowOf, viewOf, type CredentialView } from './credential-view.js';
import { Credential, type Writer } from './entities.js';
import { dropKept, findKept, listKept } from './kept-values.js';

/** Values that a credential has or had: when they were written, by whom, and what was. Never the values. */
export interface VersionView {
  version: number;
  current: boolean;
  at: string;
  by: Writer | null;
  changed: string[] | null;
  /** The version of the type that they were sealed under. */
  typeVersion: number;
}

/** Earlier values of credentials. Whoever may change a credential may bring them back and let go of them. */
@Injectable()
export class CredentialVersionsService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly secrets: CredentialSecrets,
    private readonly audit: Audit,
  ) {}

  /** Newest first, with those that are stored now. */
  async list(actor: Actor, id: string): Promise<VersionView[]> {
    const credential = await this.rows.one(this.database.manager, actor, 'update', Credential, id);
    return [currentOf(credential), ...(await listKept(this.database, credential)).map(earlierOf)];
  }

  /**
   * Makes earlier values the values of a new version; those that they replace are kept.
   * @throws Problem `notFound`, `unreadable` when they do not open, `conflict` for the current version
   */
  async restore(actor: Actor, id: string, version: string): Promise<CredentialView> {
    return this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'update', Credential, id);
      const wanted = numberIn(version);
      if (wanted === credential.sealedVersion) {
        throw problem('conflict', 'These are the values that the credential has now. Name an earlier version');
      }
      const earlier = await findKept(this.database, tx, credential, wanted);
      if (!earlier) throw noVersion();
      const resealed = await this.secrets.resealEarlier(tx, credential, earlier);
      const values = await replaceValues(this.database, tx, actor, credential, resealed);
      const after = await applyChange(tx, credential, values);
      const details = { version: wanted, changed: resealed.changed };
      await this.audit.record(tx, actor, 'credential.restored', subjectOf(credential), details);
      return viewOf(actor, rowOf(after), true);
    });
  }

  /** Deletes all earlier values. */
  async purge(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'update', Credential, id);
      const versions = await dropKept(this.database, tx, credential);
      if (versions.length === 0) return;
      await this.audit.record(tx, actor, 'credential.purged', subjectOf(credential), { versions });
    });
  }

  /** @throws Problem `notFound`, `conflict` for the current version */
  async remove(actor: Actor, id: string, version: string): Promise<void> {
    await this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'update', Credential, id);
      const wanted = numberIn(version);
      if (wanted === credential.sealedVersion) {
        throw problem(
          'conflict',
          'These are the values that the credential has now. Change them, or delete the credential',
        );
      }
      const versions = await dropKept(this.database, tx, credential, wanted);
      if (versions.length === 0) throw noVersion();
      await this.audit.record(tx, actor, 'credential.purged', subjectOf(credential), { versions });
    });
  }
}

function currentOf(credential: Credential): VersionView {
  const { sealedVersion, valuesAt, valuesBy, valuesChanged, typeVersion, updatedAt } = credential;
  return {
    version: sealedVersion,
    current: true,
    at: (valuesAt ?? updatedAt).toISOString(),
    by: valuesBy,
    changed: valuesChanged,
    typeVersion: Number(typeVersion ?? 1),
  };
}

function earlierOf(row: Row): VersionView {
  return {
    version: Number(row['version']),
    current: false,
    at: isoTime(row['written_at']),
    by: parsed<Writer>(row['written_by']),
    changed: parsed<string[]>(row['changed']),
    typeVersion: Number(row['type_version'] ?? 1),
  };
}

function parsed<T>(json: unknown): T | null {
  return typeof json === 'string' ? (JSON.parse(json) as T) : null;
}

/** The number of a version; 0, which none has, for what is no number. */
function numberIn(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

function noVersion(): Problem {
  return problem('notFound', 'Version of this credential');
}
