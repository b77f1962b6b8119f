import { EntitySchema, type EntitySchemaRelationOptions, type ObjectLiteral } from 'typeorm';
import type { Engine } from '../platform/index.js';
import { columnName, entityColumn, type Column } from './columns.js';

type Class<T> = new () => T;

/** A reference to another table. `property` holds the id; the target's primary key is called `id`. */
interface Reference {
  property: string;
  target: () => Class<ObjectLiteral>;
  onDelete?: 'CASCADE' | 'RESTRICT';
}

/** How a class is stored. The columns are named here once, for all engines. */
export interface EntityDefinition<T extends ObjectLiteral> {
  class: Class<T>;
  table: string;
  columns: { [Property in keyof T]?: Column };
  references?: readonly Reference[];
  /** Rows of another class that point here: what a right may ask about (`$elemMatch`). */
  children?: { [Property in keyof T]?: { target: () => Class<ObjectLiteral>; by: string } };
  unique?: readonly (readonly (keyof T & string)[])[];
  indexes?: readonly (readonly (keyof T & string)[])[];
}

/** A definition whose class does not matter, for lists of them. */
export type AnyEntity = Omit<EntityDefinition<ObjectLiteral>, 'unique' | 'indexes' | 'columns' | 'children'> & {
  columns: Record<string, Column | undefined>;
  children?: Record<string, { target: () => Class<ObjectLiteral>; by: string } | undefined>;
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
};

export function defineEntity<T extends ObjectLiteral>(definition: EntityDefinition<T>): AnyEntity {
  return definition;
}

/** The definition as TypeORM takes it, with the column types of one engine. */
export function entitySchema(engine: Engine, entity: AnyEntity): EntitySchema {
  const names = (properties: readonly string[]): string => properties.map(columnName).join('_');
  return new EntitySchema({
    name: entity.class.name,
    target: entity.class,
    tableName: entity.table,
    columns: Object.fromEntries(
      Object.entries(entity.columns).flatMap(([name, column]) =>
        column ? [[name, entityColumn(engine, name, column)]] : [],
      ),
    ),
    relations: Object.fromEntries([...references(entity), ...children(entity)]),
    uniques: (entity.unique ?? []).map((columns) => ({
      name: `uq_${entity.table}_${names(columns)}`,
      columns: [...columns],
    })),
    indices: (entity.indexes ?? []).map((columns) => ({
      name: `ix_${entity.table}_${names(columns)}`,
      columns: [...columns],
    })),
  });
}

function references(entity: AnyEntity): [string, EntitySchemaRelationOptions][] {
  return (entity.references ?? []).map(({ property, target, onDelete = 'RESTRICT' }) => [
    property.replace(/Id$/, ''),
    {
      type: 'many-to-one',
      target,
      onDelete,
      onUpdate: 'RESTRICT',
      joinColumn: {
        name: columnName(property),
        referencedColumnName: 'id',
        foreignKeyConstraintName: `fk_${entity.table}_${columnName(property)}`,
      },
    },
  ]);
}

function children(entity: AnyEntity): [string, EntitySchemaRelationOptions][] {
  return Object.entries(entity.children ?? {}).flatMap(([name, child]) =>
    child ? [[name, { type: 'one-to-many', target: child.target, inverseSide: child.by }]] : [],
  );
}
