import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import { parseJson } from '../json.js';
import { skipped, unreadable } from '../skipped.js';
import type { Database } from '../sql/database.js';
import { count, select, SHORT, type Cells } from '../sql/select.js';
import { credentialOf, flowOf } from './items.js';

const LARGE = 8_388_608;
const CREDENTIALS = { id: SHORT, name: SHORT, type: SHORT, data: LARGE, created_at: SHORT };
const WORKFLOWS = { id: SHORT, name: SHORT, nodes: LARGE, connections: LARGE, settings: LARGE, active: SHORT };
const JSON_COLUMNS = ['data', 'nodes', 'connections', 'settings'];

/** @throws ImportError if it has no credentials of m9m */
export async function storeOf(database: Database, file: string): Promise<Source> {
  try {
    const columns = await database.columns('credentials');
    if (!['id', 'name', 'type', 'data'].every((name) => columns.has(name)))
      throw new ImportError('UNRECOGNISED', `${file} is no store of m9m: it has no table of its credentials.`);
    const [credentials, flows] = [await count(database, 'credentials'), await count(database, 'workflows')];
    return {
      totals: { workspaces: 0, credentials, shares: 0, flows },
      items: () => itemsOf(database, file),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function* itemsOf(database: Database, path: string): AsyncGenerator<Item> {
  for await (const cells of select(database, 'credentials', CREDENTIALS)) yield itemOf('credential', path, cells);
  for await (const cells of select(database, 'workflows', WORKFLOWS)) yield itemOf('flow', path, cells);
}

function itemOf(of: 'credential' | 'flow', path: string, cells: Cells): Item {
  const { id = '', name } = cells.texts;
  const skip = unreadable(cells, 'id', 'name');
  if (skip) return skipped(of, id, name, skip);
  const entries: [string, unknown][] = [];
  for (const [column, text] of Object.entries(cells.texts)) {
    const parsed = JSON_COLUMNS.includes(column) ? parseJson(text) : { value: text };
    if ('skip' in parsed) return skipped(of, id, name, parsed.skip);
    entries.push([column, parsed.value]);
  }
  const fields = Object.fromEntries(entries);
  return of === 'credential'
    ? credentialOf(fields, { path, place: id })
    : flowOf({ ...fields, active: cells.texts['active'] === '1' }, { path, place: id });
}
