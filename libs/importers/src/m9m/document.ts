import { readFile, stat } from 'node:fs/promises';
import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import { isFields, parseJson, type Fields } from '../json.js';
import { skipped } from '../skipped.js';
import { credentialOf, flowOf, type Origin } from './items.js';

const MOST_BYTES = 67_108_864;

interface Parts {
  credentials: Member[];
  flows: Member[];
}

/** One of many, and the key that it stands under, if that is no number. */
interface Member {
  key?: string;
  place: string;
  value: unknown;
}

/** @throws ImportError if it is no JSON, or none with credentials in it */
export async function documentOf(file: string): Promise<Source> {
  if ((await stat(file)).size > MOST_BYTES)
    throw new ImportError(
      'NOT_READABLE',
      `${file} is larger than ${MOST_BYTES} bytes. Give m9m's SQLite store instead.`,
    );
  const parsed = parseJson((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  if ('skip' in parsed) throw new ImportError('UNRECOGNISED', `${file} cannot be read: ${parsed.skip.message}.`);
  const parts = partsOf(parsed.value);
  if (!parts)
    throw new ImportError('UNRECOGNISED', `${file} is neither a store of m9m nor JSON with credentials in it.`);
  const { credentials, flows } = parts;
  return {
    totals: { workspaces: 0, credentials: credentials.length, shares: 0, flows: flows.length },
    items: () => itemsOf(parts, file),
    close: () => Promise.resolve(),
  };
}

function partsOf(document: unknown): Parts | undefined {
  if (Array.isArray(document)) return { credentials: listed(document), flows: [] };
  if (!isFields(document)) return undefined;
  const { credentials, data, workflows } = document;
  if (credentials !== undefined || workflows !== undefined)
    return { credentials: listed(credentials), flows: listed(workflows) };
  if (Array.isArray(data)) return { credentials: listed(data), flows: [] };
  if (typeof document['type'] === 'string') return { credentials: listed([document]), flows: [] };
  const isMap = Object.values(document).every((value) => isFields(value) && 'type' in value);
  return isMap ? { credentials: listed(document), flows: [] } : undefined;
}

/** The members of a list, or of an object that has them by id. */
function listed(members: unknown): Member[] {
  if (Array.isArray(members)) return members.map((value: unknown, index) => ({ place: `#${index + 1}`, value }));
  if (!isFields(members)) return [];
  const named = Object.entries(members).map(([key, value]) => [key.replace(/^credential:/, ''), value] as const);
  return named.map(([key, value]) => ({ key, place: key, value }));
}

async function* itemsOf({ credentials, flows }: Parts, path: string): AsyncGenerator<Item> {
  for (const member of credentials) yield Promise.resolve(itemOf(credentialOf, 'credential', path, member));
  for (const member of flows) yield Promise.resolve(itemOf(flowOf, 'flow', path, member));
}

function itemOf(
  read: (fields: Fields, origin: Origin) => Item,
  of: 'credential' | 'flow',
  path: string,
  { value, ...member }: Member,
): Item {
  if (isFields(value)) return read(value, { path, ...member });
  return skipped(of, member.place, undefined, { code: 'NOT_A_RECORD', message: 'it is no JSON object' });
}
