import type { Item, Kind, Skip } from '../item.js';
import { skipped, unreadable } from '../skipped.js';
import type { Database } from '../sql/database.js';
import { select, type Cells } from '../sql/select.js';
import { refersToCredentials } from './flows.js';
import { TABLES, type Table } from './tables.js';

const NOT_SUPPORTED = 'NOT_SUPPORTED';
const VARIABLE: Skip = { code: NOT_SUPPORTED, message: 'variables are not brought over. One that holds a secret should become a credential' }; // prettier-ignore
const ASSISTANT: Skip = { code: NOT_SUPPORTED, message: 'assistants are not brought over, and this one refers to a credential' }; // prettier-ignore
const STORE: Skip = { code: NOT_SUPPORTED, message: 'document stores are not brought over, and this one refers to a credential' }; // prettier-ignore
const SERVER: Skip = { code: NOT_SUPPORTED, message: 'MCP servers are not brought over, and this one has a secret of its own' }; // prettier-ignore

export function workspaceOf(cells: Cells): Item {
  const { id = '', name = '' } = cells.texts;
  const skip = unreadable(cells, 'id', 'name');
  return skip ? skipped('workspace', id, name, skip) : { kind: 'workspace', id, name };
}

export function shareOf(cells: Cells): Item {
  const { id = '', workspaceId = '', sharedItemId = '', itemType = '' } = cells.texts;
  const skip = unreadable(cells, 'workspaceId', 'sharedItemId', 'itemType') ?? otherThan(itemType);
  return skip ? skipped('share', id, undefined, skip) : { kind: 'share', credentialId: sharedItemId, workspaceId };
}

function otherThan(itemType: string): Skip | undefined {
  if (itemType === 'credential') return undefined;
  return { code: NOT_SUPPORTED, message: 'it shares something other than a credential' };
}

/** What Flowise has besides, as far as secrets are concerned. */
export async function* otherItems(database: Database): AsyncGenerator<Item> {
  const withSecrets: [Table, Kind, Skip, (cells: Cells) => boolean][] = [
    ['variable', 'variable', VARIABLE, () => true],
    ['assistant', 'assistant', ASSISTANT, refersIn],
    ['document_store', 'document-store', STORE, refersIn],
    ['custom_mcp_server', 'mcp-server', SERVER, ({ texts }) => !['', '{}'].includes(texts['authConfig'] ?? '')],
  ];
  for (const [table, kind, skip, isMeant] of withSecrets)
    for await (const cells of select(database, table, TABLES[table])) {
      const { id = '', name } = cells.texts;
      if (isMeant(cells)) yield skipped(kind, id, name, skip);
    }
}

function refersIn({ texts, tooLarge }: Cells): boolean {
  return tooLarge.length > 0 || refersToCredentials(texts);
}
