/** A row as the engines give it when everything is asked for as a text. */
export type Row = Readonly<Record<string, unknown>>;

/** A database that is only read, in one transaction: what others write meanwhile is not seen. */
export interface Database {
  readonly dialect: Dialect;
  /** The names of a table's columns as they are written there; none if there is no such table. */
  columns(table: string): Promise<ReadonlySet<string>>;
  /** Row by row, so that a large table is never in memory. Only one such reading at a time. */
  rows(sql: string): AsyncIterable<Row>;
  close(): Promise<void>;
}

/** How an engine writes what the engines write differently. */
export interface Dialect {
  quote: (name: string) => string;
  /** A quoted column as a text. */
  text: (column: string) => string;
  /** How many bytes a quoted column has. */
  bytes: (column: string) => string;
}
