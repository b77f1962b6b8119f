import type { ColumnType, EntitySchemaColumnOptions, TableColumnOptions } from 'typeorm';
import type { Engine } from '../platform/index.js';

/** What a column holds, in words that all engines share. */
export type ColumnKind = 'id' | 'key' | 'name' | 'text' | 'time' | 'json' | 'integer';

export interface Column {
  kind: ColumnKind;
  nullable?: boolean;
  primary?: boolean;
}

/** `id` and `key` (hashes, type names, e-mail addresses) compare byte for byte on every engine; a `name` is for people. */
export const KEY_LENGTH = 255;

interface Physical {
  type: ColumnType & string;
  length?: number;
  precision?: number;
  charset?: string;
  collation?: string;
}

const ASCII = { charset: 'ascii', collation: 'ascii_bin' };
const UTF8 = { charset: 'utf8mb4', collation: 'utf8mb4_bin' };

const PHYSICAL: Record<Engine, Record<ColumnKind, Physical>> = {
  sqlite: {
    id: { type: 'varchar', length: 36 },
    key: { type: 'varchar', length: KEY_LENGTH },
    name: { type: 'varchar', length: KEY_LENGTH },
    text: { type: 'text' },
    json: { type: 'text' },
    time: { type: 'datetime' },
    integer: { type: 'integer' },
  },
  mysql: {
    id: { type: 'varchar', length: 36, ...ASCII },
    key: { type: 'varchar', length: KEY_LENGTH, ...UTF8 },
    name: { type: 'varchar', length: KEY_LENGTH, ...UTF8 },
    text: { type: 'longtext', ...UTF8 },
    json: { type: 'longtext', ...UTF8 },
    time: { type: 'datetime', precision: 3 },
    integer: { type: 'int' },
  },
  postgres: {
    id: { type: 'varchar', length: 36 },
    key: { type: 'varchar', length: KEY_LENGTH },
    name: { type: 'varchar', length: KEY_LENGTH },
    text: { type: 'text' },
    json: { type: 'text' },
    time: { type: 'timestamptz', precision: 3 },
    integer: { type: 'integer' },
  },
};

const JSON_TEXT = {
  to: (value: unknown): unknown => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : text),
};

/** `createdAt` → `created_at`. Lower case, so that no engine needs quotes. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A column as an entity declares it. */
export function entityColumn(engine: Engine, property: string, column: Column): EntitySchemaColumnOptions {
  return {
    ...PHYSICAL[engine][column.kind],
    name: columnName(property),
    nullable: column.nullable ?? false,
    primary: column.primary ?? false,
    ...(column.kind === 'json' && { transformer: JSON_TEXT }),
  };
}

/** The same column as a migration makes it. */
export function tableColumn(engine: Engine, property: string, column: Column): TableColumnOptions {
  const { length, ...physical } = PHYSICAL[engine][column.kind];
  return {
    ...physical,
    ...(length !== undefined && { length: String(length) }),
    name: columnName(property),
    isNullable: column.nullable ?? false,
    isPrimary: column.primary ?? false,
  };
}

/** A time as a parameter of raw SQL, comparable with what is stored. */
export function timeParameter(engine: Engine, time: Date): Date | string {
  return engine === 'sqlite' ? time.toISOString().replace('T', ' ').replace('Z', '') : time;
}
