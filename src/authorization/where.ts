import { rulesToAST } from '@casl/ability/extra';
import type { Condition, FieldCondition } from '@ucast/core';
import type { EntityMetadata } from 'typeorm';
import type { Action, AppAbility, Subject } from './ability.js';

/** A piece of a WHERE with its parameters in order. Each `?` is one parameter. */
export interface Where {
  sql: string;
  parameters: readonly unknown[];
}

const NOTHING = '1=0';
const EVERYTHING = '1=1';
const COMPARISONS: Record<string, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/**
 * The rows that an ability covers, as SQL over the table with this alias. Says of every row what `ability.can()` says.
 * @throws Error for a field that is no column, or an operator without an SQL form: a rule that cannot be compiled must not be half-applied
 */
export function whereCan(
  ability: AppAbility,
  action: Action,
  subject: Subject,
  entity: EntityMetadata,
  alias: string,
): Where {
  let known = compiled.get(ability);
  if (!known) compiled.set(ability, (known = new Map<string, Where>()));
  const key = `${action} ${subject} ${entity.name} ${alias}`;
  let where = known.get(key);
  if (!where) {
    const condition = rulesToAST(ability, action, subject);
    where = condition === null ? { sql: NOTHING, parameters: [] } : compile(condition, entity, alias);
    known.set(key, where);
  }
  return where;
}

/** Abilities do not change, and are kept as long as their grant is. */
const compiled = new WeakMap<AppAbility, Map<string, Where>>();

function compile(condition: Condition, entity: EntityMetadata, alias: string): Where {
  switch (condition.operator) {
    case 'and':
      return join(parts(condition, entity, alias), ' AND ', EVERYTHING);
    case 'or':
      return join(parts(condition, entity, alias), ' OR ', NOTHING);
    case 'not':
    case 'nor':
      return negate(join(parts(condition, entity, alias), ' OR ', NOTHING));
    default:
      return compileField(condition as FieldCondition, entity, alias);
  }
}

function parts({ value }: Condition, entity: EntityMetadata, alias: string): Where[] {
  return (Array.isArray(value) ? value : [value]).map((part) => compile(part as Condition, entity, alias));
}

function compileField(condition: FieldCondition, entity: EntityMetadata, alias: string): Where {
  const { operator, field, value } = condition;
  if (operator === 'elemMatch') return compileChildren(field, value as Condition, entity, alias);
  const { name, isNumber } = columnOf(field, entity);
  const column = `${alias}.${name}`;
  const comparison = COMPARISONS[operator];
  for (const one of [value].flat()) assertComparable(field, one, isNumber, comparison !== undefined);
  if (comparison !== undefined) return known(column, comparison, value);
  switch (operator) {
    case 'eq':
      return value === null ? { sql: `${column} IS NULL`, parameters: [] } : known(column, '=', value);
    case 'ne':
      return negate(value === null ? { sql: `${column} IS NULL`, parameters: [] } : known(column, '=', value));
    case 'in':
      return compileIn(column, value as unknown[]);
    case 'nin':
      return negate(compileIn(column, value as unknown[]));
    default:
      throw new Error(`a rule uses ${operator}, which has no SQL form`);
  }
}

/** What databases and CASL compare alike: texts and numbers for being equal, numbers for their order. */
function assertComparable(field: string, value: unknown, isNumber: boolean, isOrder: boolean): void {
  const fits = typeof value === (isNumber ? 'number' : 'string') && (isNumber || !isOrder);
  if (!fits && !(value === null && !isOrder))
    throw new Error(`a rule compares ${field} with what is not compared alike in SQL`);
}

/** A comparison that is false, not unknown, for a NULL: an unknown would stay unknown under NOT. */
function known(column: string, comparison: string, value: unknown): Where {
  return { sql: `(${column} IS NOT NULL AND ${column} ${comparison} ?)`, parameters: [value] };
}

function compileIn(column: string, values: unknown[]): Where {
  const present = values.filter((value) => value !== null);
  const options: Where[] = [];
  if (present.length > 0) {
    const marks = present.map(() => '?').join(', ');
    options.push({ sql: `(${column} IS NOT NULL AND ${column} IN (${marks}))`, parameters: present });
  }
  if (present.length < values.length) options.push({ sql: `${column} IS NULL`, parameters: [] });
  return join(options, ' OR ', NOTHING);
}

/** Rows that have a child like this. A list of ids rather than a JOIN: no row comes twice, and NOT and OR stay right. */
function compileChildren(field: string, condition: Condition, entity: EntityMetadata, alias: string): Where {
  const relation = entity.findRelationWithPropertyPath(field);
  const [join] = relation?.inverseRelation?.joinColumns ?? [];
  if (!relation?.isOneToMany || !join)
    throw new Error(`a rule asks about ${field}, which is no list of ${entity.name}`);
  const child = `${alias}_${relation.propertyName}`;
  const { sql, parameters } = compile(condition, relation.inverseEntityMetadata, child);
  const ids = `SELECT ${child}.${join.databaseName} FROM ${relation.inverseEntityMetadata.tableName} ${child} WHERE ${sql}`;
  return { sql: `${alias}.${join.referencedColumn?.databaseName ?? 'id'} IN (${ids})`, parameters };
}

function columnOf(field: string, entity: EntityMetadata): { name: string; isNumber: boolean } {
  // Not by path: the path of a reference finds the column that holds it, too.
  const column = entity.columns.find(({ propertyName }) => propertyName === field);
  if (!column) throw new Error(`a rule asks about ${entity.name}.${field}, which is no column`);
  const { type } = column;
  if (/^(datetime|timestamp)/.test(String(type))) throw new Error(`a rule asks about the time ${entity.name}.${field}`);
  return { name: column.databaseName, isNumber: /^int/.test(String(type)) };
}

function join(wheres: Where[], operator: string, empty: string): Where {
  if (wheres.length === 0) return { sql: empty, parameters: [] };
  return {
    sql: `(${wheres.map(({ sql }) => sql).join(operator)})`,
    parameters: wheres.flatMap(({ parameters }) => parameters),
  };
}

function negate({ sql, parameters }: Where): Where {
  return { sql: `NOT (${sql})`, parameters };
}
