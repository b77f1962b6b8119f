import { Injectable } from '@nestjs/common';
import type { CredentialType } from '@keyrack/credential-types';
import { Audit } from '../audit/index.js';
import { Rows, refusal, type Actor } from '../authorization/index.js';
import { ComponentRegistry } from '../component-registry/index.js';
import {
  Absence,
  CredentialSecrets,
  Environment,
  expiredSince,
  sealedRowOf,
  VIEW_COLUMNS,
  type Values,
} from '../credentials/index.js';
import { Database, type Row } from '../persistence/index.js';
import { isPlausibleId, Problem, problem } from '../platform/index.js';
import { CredentialUses } from './credential-uses.js';

/** The plaintext of a credential. */
export interface Resolved {
  id: string;
  name: string;
  credentialName: string;
  /** By the names that the type declares. */
  values: Values;
  /** Other names that programs know values by → the declared ones. */
  aliases: Record<string, string>;
  /** Names of environment variables that programs conventionally read values from → the declared names. */
  env: Record<string, string>;
}

/** Gives programs the plaintext of credentials. Nothing leaves before the audit log has it. */
@Injectable()
export class ResolutionService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly registry: ComponentRegistry,
    private readonly secrets: CredentialSecrets,
    private readonly environment: Environment,
    private readonly absence: Absence,
    private readonly audit: Audit,
    private readonly uses: CredentialUses,
  ) {}

  /** @throws Problem that says why it cannot be had: `notFound`, `credentialDeleted`, `credentialUnshared`, `forbidden`, `credentialExpired`, `unreadable` … */
  async resolve(actor: Actor, id: string): Promise<Resolved> {
    const [found] = await this.resolveMany(actor, [id]);
    if (found === undefined || found instanceof Problem) throw found ?? problem('notFound', 'Credential', id);
    return found;
  }

  /** Each credential, or why it cannot be had, in the order of the ids. */
  async resolveMany(actor: Actor, ids: readonly string[]): Promise<(Resolved | Problem)[]> {
    const rows = new Map((await this.read(actor, ids)).map((row) => [String(row['id']), row]));
    const opened = await Promise.all(
      ids.map(async (id) => {
        const row = rows.get(id);
        return row ? this.open(row) : this.refusalOf(actor, id);
      }),
    );
    await this.record(actor, opened.filter((one): one is Resolved => !(one instanceof Problem))); // prettier-ignore
    return opened;
  }

  private async read(actor: Actor, ids: readonly string[], action: 'resolve' | 'view' = 'resolve'): Promise<Row[]> {
    const wanted = [...new Set(ids)].filter(isPlausibleId);
    if (wanted.length === 0) return [];
    const { sql, parameters } = this.rows.where(actor, action, 'Credential', 'c');
    const places = wanted.map(() => '?').join(', ');
    return this.database.read(`SELECT ${VIEW_COLUMNS} FROM credentials c WHERE c.id IN (${places}) AND ${sql}`, [
      ...wanted,
      ...parameters,
    ]);
  }

  private async refusalOf(actor: Actor, id: string): Promise<Problem> {
    const [visible] = await this.read(actor, [id], 'view');
    return visible ? problem('forbidden', refusal('resolve', 'Credential')) : this.absence.problemOf(actor, id);
  }

  private async open(row: Row): Promise<Resolved | Problem> {
    const expired = expiredSince(row, new Date());
    if (expired !== undefined) {
      return problem(
        'credentialExpired',
        `The credential expired at ${expired}. Give it new values if its old ones ended, and a later expiresAt, or null`,
      );
    }
    const sealed = sealedRowOf(row);
    try {
      const values = this.environment.expand(await this.secrets.open(sealed));
      const { id, credentialName } = sealed;
      return {
        id,
        name: String(row['name']),
        credentialName,
        values,
        ...namesOf(this.registry.find(credentialName), values),
      };
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  /** Committed before this resolves. */
  private async record(actor: Actor, resolved: readonly Resolved[]): Promise<void> {
    if (resolved.length === 0) return;
    const about = resolved.map(
      ({ id, name, credentialName }) => [{ kind: 'Credential' as const, id, name }, { type: credentialName }] as const,
    );
    await this.audit.commit(actor, 'credential.resolved', about);
    for (const { id } of resolved) this.uses.note(actor, id);
  }
}

function namesOf(type: CredentialType | undefined, values: Values): Pick<Resolved, 'aliases' | 'env'> {
  const given = (type?.inputs ?? []).filter(({ name }) => Object.hasOwn(values, name));
  const aliases = given.flatMap(({ name, aliases: others = [] }) => others.map((alias) => [alias, name] as const));
  const foreign = Object.values(type?.dialects ?? {}).flatMap((names) => Object.entries(names));
  const known = new Set(given.map(({ name }) => name));
  const more = foreign.filter(([alias, name]) => known.has(name) && !known.has(alias));
  return {
    aliases: Object.fromEntries([...more, ...aliases]),
    env: Object.fromEntries(given.flatMap(({ name, env }) => (env === undefined ? [] : [[env, name] as const]))),
  };
}
