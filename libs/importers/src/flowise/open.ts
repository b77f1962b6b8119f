import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import type { Database } from '../sql/database.js';
import { openDatabase } from '../sql/open.js';
import { count, select, type Cells } from '../sql/select.js';
import { credentialOf } from './credentials.js';
import { flowOf } from './flows.js';
import { fittingKey } from './key.js';
import { otherItems, shareOf, workspaceOf } from './others.js';
import { TABLES, type Table } from './tables.js';

export interface FlowiseSource {
  /** The path of Flowise's SQLite file, or the URL of its database: mysql://, mariadb://, postgres://. */
  database: string;
  /** The text of Flowise's encryption.key. */
  key: string;
}

/**
 * Opens the database of a Flowise 2 or 3 to read it, as it is at this moment. A Flowise on SQLite that runs meanwhile
 * cannot write until it is closed.
 * @throws ImportError if it cannot be read, is none of Flowise, or the key opens nothing of it
 */
export async function openFlowise({ database: place, key }: FlowiseSource): Promise<Source> {
  const database = await openDatabase(place);
  try {
    await recognise(database);
    const fitting = await fittingKey(database, key);
    const totals = {
      workspaces: await count(database, 'workspace'),
      credentials: await count(database, 'credential'),
      shares: await count(database, 'workspace_shared'),
      flows: await count(database, 'chat_flow'),
    };
    return { totals, items: () => itemsOf(database, fitting), close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function recognise(database: Database): Promise<void> {
  const columns = await database.columns('credential');
  if (columns.has('encryptedData') && columns.has('credentialName')) return;
  throw new ImportError('UNRECOGNISED', 'This is no database of Flowise: it has no table of its credentials.');
}

async function* itemsOf(database: Database, key: string): AsyncGenerator<Item> {
  const tables: [Table, (cells: Cells) => Item][] = [
    ['workspace', workspaceOf],
    ['credential', (cells) => credentialOf(cells, key)],
    ['workspace_shared', shareOf],
    ['chat_flow', flowOf],
  ];
  for (const [table, itemOf] of tables)
    for await (const cells of select(database, table, TABLES[table])) yield itemOf(cells);
  yield* otherItems(database);
}
