import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import { isFields, parseJson, textOf, type Fields } from '../json.js';
import { isSalted, openSalted } from '../openssl.js';
import { TELLING, type Archive } from './archive.js';
import { deploymentKeysIn, type Keys } from './ciphers.js';
import type { Entry } from './files.js';
import { credentialOf, flowOf } from './items.js';

export interface EntityKeys {
  /** N8N_ENCRYPTION_KEY. */
  key?: string | undefined;
  /** What stands in the file that `--keyFile` named, if one was; else the archive is sealed with the encryption key. */
  archiveKey?: string | undefined;
}

/** Which workspace owns a thing, and with which it is shared: n8n calls them projects. */
interface Places {
  owner: ReadonlyMap<string, string>;
  shares: readonly { id: string; workspaceId: string }[];
}

/**
 * Reads what `n8n export:entities` wrote, projects and sharing included.
 * @throws ImportError if the key opens nothing of it
 */
export async function openEntities(archive: Archive, { key, archiveKey }: EntityKeys): Promise<Source> {
  const pageKey = await fittingKey(archive, [archiveKey?.trim(), key, key?.trim()]);
  const rows = (table: string): AsyncGenerator<Entry> => rowsOf(archive, table, pageKey);
  const keys = await keysOf(key, rows('deploymentkey'));
  const places = {
    credentials: await placesOf(rows('sharedcredentials'), 'credentialsId', 'credential:owner'),
    workflows: await placesOf(rows('sharedworkflow'), 'workflowId', 'workflow:owner'),
  };
  const totals = {
    workspaces: await count(rows('project')),
    credentials: await count(rows('credentialsentity')),
    shares: places.credentials.shares.length,
    flows: await count(rows('workflowentity')),
  };
  return { totals, items: () => itemsOf(rows, keys, places), close: () => Promise.resolve() };
}

async function* itemsOf(
  rows: (table: string) => AsyncGenerator<Entry>,
  keys: Keys,
  { credentials, workflows }: { credentials: Places; workflows: Places },
): AsyncGenerator<Item> {
  for await (const entry of rows('project')) yield projectOf(entry);
  for await (const entry of rows('credentialsentity')) yield placed(credentialOf(entry, keys), credentials);
  for (const { id, workspaceId } of credentials.shares) yield { kind: 'share', credentialId: id, workspaceId };
  for await (const entry of rows('workflowentity')) yield placed(flowOf(withNodes(entry)), workflows);
}

function projectOf(entry: Entry): Item {
  const fields = 'fields' in entry ? entry.fields : {};
  const { id, name } = fields;
  if (typeof id === 'string' && typeof name === 'string') return { kind: 'workspace', id, name };
  const message = 'it does not have an id and a name, as projects of n8n';
  return { kind: 'skipped', of: 'workspace', id: textOf(id) ?? entry.place, code: 'DAMAGED', message };
}

function placed(item: Item, { owner }: Places): Item {
  if (item.kind !== 'credential' && item.kind !== 'flow') return item;
  const workspaceId = owner.get(item.id);
  return workspaceId === undefined ? item : ({ ...item, workspaceId } satisfies Item);
}

/** Rows have the JSON of their columns as texts on SQLite, and as it is on others. */
function withNodes(entry: Entry): Entry {
  if (!('fields' in entry)) return entry;
  const read = (value: unknown): unknown => {
    const parsed = typeof value === 'string' ? parseJson(value) : { value };
    return 'value' in parsed ? parsed.value : undefined;
  };
  const { nodes, connections, active, ...fields } = entry.fields;
  const definition = {
    ...fields,
    active: active === true || active === 1,
    nodes: read(nodes),
    connections: read(connections),
  };
  return { place: entry.place, fields: definition };
}

async function placesOf(rows: AsyncGenerator<Entry>, column: string, ownerRole: string): Promise<Places> {
  const owner = new Map<string, string>();
  const shares: { id: string; workspaceId: string }[] = [];
  for await (const entry of rows) {
    if (!('fields' in entry)) continue;
    const { [column]: of, projectId, role } = entry.fields;
    const id = textOf(of);
    if (id === undefined || typeof projectId !== 'string') continue;
    if (role === ownerRole) owner.set(id, projectId);
    else shares.push({ id, workspaceId: projectId });
  }
  return { owner, shares };
}

async function keysOf(encryptionKey: string | undefined, rows: AsyncGenerator<Entry>): Promise<Keys> {
  const wrapped: Fields[] = [];
  for await (const entry of rows) if ('fields' in entry) wrapped.push(entry.fields);
  if (encryptionKey === undefined) return { deploymentKeys: new Map() };
  const deploymentKeys = deploymentKeysIn(wrapped, encryptionKey);
  if (deploymentKeys.size > 0 || encryptionKey === encryptionKey.trim()) return { encryptionKey, deploymentKeys };
  return { encryptionKey: encryptionKey.trim(), deploymentKeys: deploymentKeysIn(wrapped, encryptionKey.trim()) };
}

/** Each line of a file is a page: rows as lines of JSON, sealed together. */
async function* rowsOf(archive: Archive, table: string, key: string): AsyncGenerator<Entry> {
  for (const file of archive.files(table)) {
    let number = 0;
    for (const page of pagesIn(await archive.read(file))) {
      const text = openPage(page, key);
      if (text === undefined) {
        const message = 'its page of the export does not open: it was altered, or sealed with another key';
        yield { place: `${file} page ${++number}`, skip: { code: 'WRONG_KEY', message } };
        continue;
      }
      for (const row of pagesIn(text)) yield { place: `${file} #${++number}`, ...rowOf(row) };
    }
  }
}

function rowOf(
  row: string,
): { fields: Fields } | { skip: { code: 'NOT_A_RECORD' | 'DAMAGED' | 'TOO_LARGE'; message: string } } {
  const parsed = parseJson(row);
  if ('value' in parsed && isFields(parsed.value)) return { fields: parsed.value };
  return { skip: { code: 'NOT_A_RECORD', message: 'it is no JSON object' } };
}

const pagesIn = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Garbage that is text does come out of a wrong key; an object in each line does not. */
function openPage(page: string, key: string): string | undefined {
  const text = isSalted(page) ? openSalted(page, key) : undefined;
  return text?.trimStart().startsWith('{') ? text : undefined;
}

async function fittingKey(archive: Archive, candidates: readonly (string | undefined)[]): Promise<string> {
  const given = [...new Set(candidates)].filter((each): each is string => each !== undefined && each !== '');
  if (given.length === 0) throw new ImportError('NO_KEY', `The export is sealed, and no key is given. ${PLACES}`);
  let pages = 0;
  for (const file of TELLING.flatMap((table) => archive.files(table))) {
    for (const page of pagesIn(await archive.read(file))) {
      const fitting = given.find((each) => openPage(page, each) !== undefined);
      if (fitting !== undefined) return fitting;
      pages++;
    }
  }
  const [first = ''] = given;
  if (pages === 0) return first;
  throw new ImportError('WRONG_KEY', `This key opens no page of the export. ${PLACES}`);
}

const PLACES =
  'It is sealed with the key that stood in the file of --keyFile when it was made, or else with the encryption key of n8n: ' +
  'N8N_ENCRYPTION_KEY, or encryptionKey in the file config in N8N_USER_FOLDER/.n8n.';

async function count(rows: AsyncGenerator<Entry>): Promise<number> {
  let found = 0;
  for await (const _ of rows) found++;
  return found;
}
