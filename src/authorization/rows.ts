import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Database } from '../persistence/index.js';
import { isPlausibleId, problem } from '../platform/index.js';
import type { Action, Subject } from './ability.js';
import type { Actor } from './actor.js';
import { whereCan, type Where } from './where.js';

type Class<T> = { new (): T; name: string };

/** A key of a row: its id, or the columns of its primary key. */
type Key = string | Readonly<Record<string, string>>;

/**
 * The one way to tenant rows. Every look-up carries the actor's ability as a WHERE, so a row out of reach is not found,
 * rather than found and then refused.
 */
@Injectable()
export class Rows {
  constructor(private readonly database: Database) {}

  /**
   * The row with this key on which the actor may do this, locked against other writers until the transaction ends.
   * @throws Problem `notFound` when there is none that the actor may see, `forbidden` when they may see it but not do this
   */
  async one<T extends ObjectLiteral>(
    tx: EntityManager,
    actor: Actor,
    action: Action,
    entity: Class<T>,
    key: Key,
    relations: readonly (keyof T & string)[] = [],
  ): Promise<T> {
    const subject = entity.name as Subject;
    const columns = typeof key === 'string' ? { id: key } : key;
    const shown = typeof key === 'string' ? key : '';
    if (!Object.values(columns).every(isPlausibleId)) throw problem('notFound', nounOf(subject), shown);
    const found = await this.select(tx, actor, action, entity, columns, relations).getOne();
    if (found) return found;
    if (action !== 'view' && (await this.select(tx, actor, 'view', entity, columns).getExists())) {
      throw problem('forbidden', refusal(action, subject));
    }
    throw problem('notFound', nounOf(subject), shown);
  }

  /** All rows on which the actor may do this and whose columns have these values, in the order of their ids. */
  async all<T extends ObjectLiteral>(
    tx: EntityManager,
    actor: Actor,
    action: Action,
    entity: Class<T>,
    columns: Readonly<Record<string, string>> = {},
    relations: readonly (keyof T & string)[] = [],
  ): Promise<T[]> {
    if (!Object.values(columns).every(isPlausibleId)) return [];
    return this.select(tx, actor, action, entity, columns, relations).getMany();
  }

  /**
   * Rows of the actor's organization, whatever the actor may do with them: for what follows from a change that they were
   * allowed to make, such as the keys that end with a membership.
   */
  async ofOrganization<T extends ObjectLiteral>(
    tx: EntityManager,
    { organizationId }: Actor,
    entity: Class<T>,
    columns: Readonly<Record<string, string>>,
    relations: readonly (keyof T & string)[] = [],
  ): Promise<T[]> {
    const query = tx.createQueryBuilder(entity, 'row').where({ ...columns, organizationId });
    for (const relation of relations) query.leftJoinAndSelect(`row.${relation}`, relation);
    return query.getMany();
  }

  /** What `all` finds, as a piece of SQL, for queries that are written by hand. */
  where(actor: Actor, action: Action, subject: Subject, alias: string): Where {
    return whereCan(actor.ability, action, subject, this.database.dataSource.getMetadata(subject), alias);
  }

  private select<T extends ObjectLiteral>(
    tx: EntityManager,
    actor: Actor,
    action: Action,
    entity: Class<T>,
    columns: Readonly<Record<string, string>>,
    relations: readonly string[] = [],
  ): SelectQueryBuilder<T> {
    const query = tx.createQueryBuilder(entity, 'row');
    const { sql, parameters } = this.where(actor, action, entity.name as Subject, 'row');
    query.where(...named(sql, parameters)).andWhere(columns);
    for (const { propertyName } of query.expressionMap.mainAlias?.metadata.primaryColumns ?? []) {
      query.addOrderBy(`row.${propertyName}`);
    }
    for (const relation of relations) query.leftJoinAndSelect(`row.${relation}`, relation);
    this.lock(tx, query);
    return query;
  }

  /** Inside a transaction, what was read stays as it is until the end. SQLite has one writer anyway. */
  private lock(tx: EntityManager, query: SelectQueryBuilder<ObjectLiteral>): void {
    if (!tx.queryRunner?.isTransactionActive || this.database.engine === 'sqlite') return;
    const tables = this.database.engine === 'postgres' ? ['row'] : undefined; // its outer joins cannot be locked
    query.setLock('pessimistic_write', undefined, tables);
  }
}

/** TypeORM wants parameters by name. */
function named(sql: string, parameters: readonly unknown[]): [string, Record<string, unknown>] {
  let n = 0;
  const text = sql.replace(/\?/g, () => `:may${n++}`);
  return [text, Object.fromEntries(parameters.map((value, i) => [`may${i}`, value]))];
}

/** Who may, when the caller may not. */
const WHO: Partial<Record<`${Action} ${Subject}`, string>> = {
  'update Credential':
    'Only its home workspace, or its owner if it is personal, may change this credential; here it is shared and read-only',
  'delete Credential':
    'Only its home workspace, or its owner if it is personal, may delete this credential; here it is shared and read-only',
  'share Credential': 'Only its home workspace, or its owner if it is personal, may share this credential',
};

export function refusal(action: Action, subject: Subject): string {
  return WHO[`${action} ${subject}`] ?? `You may not ${action} this ${nounOf(subject).toLowerCase()}`;
}

/** `ApiKey` → `API key`, as people say it. */
export function nounOf(subject: Subject): string {
  if (subject === 'ApiKey') return 'API key';
  if (subject === 'IdentityProvider') return 'Identity provider';
  if (subject === 'ConnectSession') return 'Connect session';
  return subject === 'AuditEntry' ? 'Audit entry' : subject;
}
