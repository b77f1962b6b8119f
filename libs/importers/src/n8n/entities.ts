import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import { parseJson, textOf, type Fields } from '../json.js';
import type { Archive } from './archive.js';
import { keysFrom, type Keys } from './ciphers.js';
import type { Entry } from './files.js';
import { credentialOf, flowOf, isOn } from './items.js';
import { fittingKey, rowsOf } from './pages.js';
import { placed, placesOf, type Places } from './places.js';
import { tryKeys } from './trial.js';

export interface EntityKeys {
  /** N8N_ENCRYPTION_KEY. */
  key?: string | undefined;
  /** What stands in the file that `--keyFile` named, if one was; else the archive is sealed with the encryption key. */
  archiveKey?: string | undefined;
}

/** The rows of a table. */
type Rows = (table: string) => AsyncGenerator<Entry>;

/**
 * Reads what `n8n export:entities` wrote, projects and sharing included.
 * @throws ImportError if the key opens nothing of it
 */
export async function openEntities(archive: Archive, { key, archiveKey }: EntityKeys): Promise<Source> {
  const pageKey = await fittingKey(archive, [archiveKey?.trim(), key, key?.trim()]);
  const rows: Rows = (table) => rowsOf(archive, table, pageKey);
  const [keys, credentials] = await fittingKeys(rows, key);
  const places = {
    credentials: await placesOf(rows('sharedcredentials'), 'credentialsId', 'credential:owner'),
    workflows: await placesOf(rows('sharedworkflow'), 'workflowId', 'workflow:owner'),
  };
  const totals = {
    workspaces: await count(rows('project')),
    credentials,
    shares:
      places.credentials.shares.length + places.credentials.unreadable.length + places.workflows.unreadable.length,
    flows: await count(rows('workflowentity')),
  };
  return { totals, items: () => itemsOf(rows, keys, places), close: () => Promise.resolve() };
}

async function* itemsOf(
  rows: Rows,
  keys: Keys,
  { credentials, workflows }: { credentials: Places; workflows: Places },
): AsyncGenerator<Item> {
  for await (const entry of rows('project')) yield projectOf(entry);
  for await (const entry of rows('credentialsentity')) yield placed(credentialOf(entry, keys), credentials);
  for (const { id, workspaceId } of credentials.shares) yield { kind: 'share', credentialId: id, workspaceId };
  yield* credentials.unreadable;
  yield* workflows.unreadable;
  for await (const entry of rows('workflowentity')) yield placed(flowOf(withNodes(entry)), workflows);
}

function projectOf(entry: Entry): Item {
  const fields = 'fields' in entry ? entry.fields : {};
  const { id, name } = fields;
  if (typeof id === 'string' && typeof name === 'string') return { kind: 'workspace', id, name };
  const message = 'it does not have an id and a name, as projects of n8n';
  return { kind: 'skipped', of: 'workspace', id: textOf(id) ?? entry.place, code: 'DAMAGED', message };
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
    active: isOn(active),
    nodes: read(nodes),
    connections: read(connections),
  };
  return { ...entry, fields: definition };
}

/** Those that open credentials, and how many of these there are. @throws ImportError if none of them opens */
async function fittingKeys(rows: Rows, key: string | undefined): Promise<[Keys, number]> {
  const wrapped: Fields[] = [];
  for await (const entry of rows('deploymentkey')) if ('fields' in entry) wrapped.push(entry.fields);
  const candidates = [...new Set([key, key?.trim()])].map((each) => keysFrom(each || undefined, wrapped));
  const { keys, sealed, count: found } = await tryKeys(rows('credentialsentity'), candidates);
  if (keys || sealed.length === 0) return [keys ?? keysFrom(key, wrapped), found];
  if (!key)
    throw new ImportError('NO_KEY', `The credentials in the export are sealed, and no key is given. ${THEIR_KEY}`);
  throw new ImportError('WRONG_KEY', `This key opens none of the credentials that were tried. ${THEIR_KEY}`);
}

const THEIR_KEY =
  'They are sealed with the encryption key of n8n, whatever key seals the export: N8N_ENCRYPTION_KEY, or encryptionKey in the ' +
  'file config in N8N_USER_FOLDER/.n8n.';

async function count(rows: AsyncGenerator<Entry>): Promise<number> {
  let found = 0;
  for await (const _ of rows) found++;
  return found;
}
