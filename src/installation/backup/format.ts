import { columnName, isoTime, type AnyEntity, type ColumnKind } from '../../persistence/index.js';

export const FORMAT = 'keyrack-backup';
export const FORMAT_VERSION = 1;

/** The first line of a backup. */
export interface Manifest {
  format: typeof FORMAT;
  version: number;
  createdAt: string;
  /** The version of the service that made it. */
  keyrack: string;
  /** What had been run on its database, in that order. */
  migrations: string[];
  /** The ids of the root keys that its rows can be opened with. */
  rootKeys: string[];
  /** In the order in which rows can be added. */
  tables: { name: string; rows: number }[];
}

/** A value as no engine has it and each can read it: times are ISO 8601 in UTC with milliseconds. */
export type Value = string | number | null;

/** A line for each row. */
export interface RowLine {
  table: string;
  row: Record<string, Value>;
}

/** The last line. */
export interface End {
  end: true;
  rows: number;
  /** Of all lines before, each with its line feed, in hexadecimal. */
  sha256: string;
}

/**
 * How many characters a line may have. A flow comes in a body of 8 MiB, and its row is two to three times that when numbers are
 * written out and the text is put into JSON again; what is written must be readable, so both sides hold to it.
 */
export const LONGEST_LINE = 128 * 1024 * 1024;

/** What is not in a backup, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sessions: 'people sign in again',
  connect_sessions: 'they last minutes, and are made anew',
  known_places: 'they are known again once people have signed in',
  throttles: 'they count attempts of the last hours',
};

/** Of these tables, a part is in it. The rest are steps of signing in, and the link that sets the first person up. */
export const PARTS: Readonly<Record<string, string>> = { one_time_tokens: "purpose = 'invitation'" };

/** A value as the database gives it, as a backup has it. */
export function toBackup(kind: ColumnKind, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (kind === 'time') return isoTime(value);
  return kind === 'integer' ? Number(value) : (value as string);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A row as a backup has it, as it is added to the database; undefined when it is no row of that table. */
export function fromBackup(entity: AnyEntity, row: Readonly<Record<string, unknown>>): object | undefined {
  const columns = columnsOf(entity);
  if (Object.keys(row).length !== columns.length) return undefined;
  const values = columns.map(({ property, name, kind, nullable }) => [property, valueOf(kind, nullable, row[name])]);
  return values.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(values) as object);
}

function valueOf(kind: ColumnKind, nullable: boolean, value: unknown): Date | Value | undefined {
  if (value === null) return nullable ? null : undefined;
  if (kind === 'integer') return Number.isSafeInteger(value) ? (value as number) : undefined;
  if (typeof value !== 'string') return undefined;
  if (kind !== 'time') return value;
  return TIME.test(value) && !Number.isNaN(Date.parse(value)) ? new Date(value) : undefined;
}

export interface BackupColumn {
  property: string;
  name: string;
  kind: ColumnKind;
  nullable: boolean;
  primary: boolean;
}

export function columnsOf({ columns }: AnyEntity): BackupColumn[] {
  return Object.entries(columns).flatMap(([property, column]) =>
    column
      ? [
          {
            property,
            name: columnName(property),
            kind: column.kind,
            nullable: column.nullable ?? false,
            primary: column.primary ?? false,
          },
        ]
      : [],
  );
}
