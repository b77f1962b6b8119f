import type { Item, SkippedItem } from '../item.js';
import { textOf } from '../json.js';
import { skipped } from '../skipped.js';
import type { Entry } from './files.js';

/** Which workspace owns a thing, and with which it is shared: n8n calls them projects. */
export interface Places {
  owner: ReadonlyMap<string, string>;
  shares: readonly { id: string; workspaceId: string }[];
  /** Rows, and pages of them, that do not say whose a thing is. */
  unreadable: readonly SkippedItem[];
}

/** @param rows of the table that says it; the others name the column that has the thing, and the role that owns it */
export async function placesOf(rows: AsyncIterable<Entry>, column: string, ownerRole: string): Promise<Places> {
  const owner = new Map<string, string>();
  const shares: { id: string; workspaceId: string }[] = [];
  const unreadable: SkippedItem[] = [];
  for await (const entry of rows) {
    const { [column]: of, projectId, role } = 'fields' in entry ? entry.fields : {};
    const id = textOf(of);
    if (id === undefined || typeof projectId !== 'string' || typeof role !== 'string')
      unreadable.push(skipped('share', entry.place, undefined, 'skip' in entry ? entry.skip : INCOMPLETE));
    else if (role === ownerRole) owner.set(id, projectId);
    else shares.push({ id, workspaceId: projectId });
  }
  return { owner, shares, unreadable };
}

/** A thing in its workspace. Whose it is must not be guessed where a row was lost that may say it. */
export function placed(item: Item, { owner, unreadable }: Places): Item {
  if (item.kind !== 'credential' && item.kind !== 'flow') return item;
  const workspaceId = owner.get(item.id);
  if (workspaceId !== undefined) return { ...item, workspaceId } satisfies Item;
  return unreadable.length === 0 ? item : skipped(item.kind, item.id, item.name, NOBODYS);
}

const INCOMPLETE = { code: 'DAMAGED', message: 'it does not say which project has what, and as what' } as const;
const NOBODYS = {
  code: 'DAMAGED',
  message: 'which project it belongs to cannot be told, as rows of the export that say it cannot be read',
} as const;
