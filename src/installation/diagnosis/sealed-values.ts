import { setImmediate as othersTurn } from 'node:timers/promises';
import { sealedRowOf, type Opening } from '../../credentials/index.js';
import { afterKey, type Database, type Row } from '../../persistence/index.js';
import { SEALED_TABLES, type SealedTable } from '../sealed-tables.js';
import { joined, type Check } from './check.js';

/** Few, as values may be large, and SQLite has nobody else's turn come while it reads. */
const BATCH = 20;
const WITHIN_MS = 15_000;
const NAMED_AT_MOST = 20;

interface Broken {
  organizationId: string;
  workspaceId: string | null;
  /** What does not open. */
  what: string;
  count: number;
  /** The first of them. */
  ids: string[];
}

/**
 * Tries to open everything that is sealed, as far as there is time.
 * @param missing the ids of root keys that data keys are wrapped with, and this process does not have
 */
export async function checkSealedValues(
  database: Database,
  opening: Opening,
  missing: readonly string[] = [],
): Promise<Check> {
  const until = Date.now() + WITHIN_MS;
  const broken = new Map<string, Broken>();
  let [tried, isAll] = [0, true];
  for (const sealed of SEALED_TABLES) {
    let last: unknown[] | undefined;
    for (let rows = await batchOf(database, sealed, last); rows.length > 0 && isAll;) {
      for (const row of rows) if (!(await opens(opening, sealed, row))) note(broken, sealed, row);
      tried += rows.length;
      last = sealed.key.map((name) => rows.at(-1)?.[name]);
      isAll = Date.now() < until;
      await othersTurn();
      rows = rows.length < BATCH ? [] : await batchOf(database, sealed, last);
    }
  }
  return checkOf(tried, isAll, [...broken.values()], missing);
}

function checkOf(tried: number, isAll: boolean, broken: Broken[], missing: readonly string[]): Check {
  const count = broken.reduce((sum, one) => sum + one.count, 0);
  const extent = isAll ? `All ${tried} sealed texts` : `${tried} sealed texts, as many as there was time for,`;
  const finding = { status: 'failure' as const, ...wordsFor(`${count} of ${tried} sealed texts do not open`, missing) };
  return joined('sealed-values', count > 0 ? [finding] : [], `${extent} open`, { tried, isAll, broken });
}

function wordsFor(found: string, missing: readonly string[]): { message: string; advice: string } {
  if (missing.length > 0) {
    return {
      message: `${found}, and data keys are wrapped with the root key ${missing.join(' and ')}, which this process does not have`,
      advice: 'Start this process with the root keys that the data needs, and look again before anything is restored',
    };
  }
  return {
    message: `${found}: they were altered in the database, or their key is missing`,
    advice: 'Restore those rows, or the keys of their workspaces, from a backup; or delete them and make them again',
  };
}

async function batchOf(database: Database, sealed: SealedTable, last: unknown[] | undefined): Promise<Row[]> {
  const { table, key } = sealed;
  const after = afterKey(key.map((name) => `t.${name}`), last); // prettier-ignore
  const join = table === 'credential_versions' ? ' JOIN credentials c ON c.id = t.credential_id' : '';
  return database.read(
    `SELECT ${columnsOf(sealed).join(', ')} FROM ${table} t${join} WHERE t.sealed IS NOT NULL AND ${after.sql}
     ORDER BY ${key.map((name) => `t.${name}`).join(', ')} LIMIT ${BATCH}`,
    after.parameters,
  );
}

function columnsOf({ table, key, purpose, ofWorkspace }: SealedTable): string[] {
  const columns = [...key, 'organization_id', 'sealed', ...(ofWorkspace ? ['workspace_id'] : [])].map(
    (name) => `t.${name}`,
  );
  if (table === 'credential_versions')
    return [...columns, 't.type_version', 't.version AS sealed_version', 'c.credential_name'];
  return purpose === undefined ? [...columns, 't.type_version', 't.sealed_version', 't.credential_name'] : columns;
}

function opens(opening: Opening, { key, purpose, ofWorkspace }: SealedTable, row: Row): Promise<boolean> {
  const id = row[key[0] ?? ''];
  if (purpose === undefined) return opening.opensCredential(sealedRowOf({ ...row, id }));
  const workspaceId = ofWorkspace ? String(row['workspace_id']) : null;
  const place = { purpose, organizationId: String(row['organization_id']), workspaceId, id: String(id) };
  return opening.opensText(place, String(row['sealed']));
}

function note(broken: Map<string, Broken>, { what, key, ofWorkspace }: SealedTable, row: Row): void {
  const organizationId = String(row['organization_id']);
  const workspaceId = ofWorkspace ? String(row['workspace_id']) : null;
  const name = [organizationId, workspaceId, what].join('/');
  const known = broken.get(name) ?? { organizationId, workspaceId, what, count: 0, ids: [] };
  known.count++;
  if (known.ids.length < NAMED_AT_MOST) known.ids.push(String(row[key[0] ?? '']));
  broken.set(name, known);
}
