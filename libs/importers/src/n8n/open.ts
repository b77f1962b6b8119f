import { ImportError } from '../import-error.js';
import type { Item, Source } from '../item.js';
import type { Fields } from '../json.js';
import { openArchive } from './archive.js';
import { keyIdOf, keysFrom, type Keys } from './ciphers.js';
import { openEntities } from './entities.js';
import { entriesIn } from './files.js';
import { credentialOf, flowOf } from './items.js';
import { tryKeys } from './trial.js';

export interface N8nSource {
  /**
   * What `n8n export:credentials` wrote, decrypted or not: a file, or a directory with a file for each. Or what
   * `n8n export:entities` wrote, which has workflows, projects and sharing too: entities.zip, or a directory with its files.
   */
  credentials: string;
  /** What `n8n export:workflow` wrote, likewise. */
  workflows?: string;
  /** N8N_ENCRYPTION_KEY, for an export that is not decrypted. */
  key?: string;
  /** A JSON file of the rows of n8n's table `deployment_key`, where n8n's keys are rotated. */
  deploymentKeys?: string;
  /** For an export of entities that was made with `--keyFile`: what stood in that file. */
  archiveKey?: string;
}

const PLACES =
  'n8n takes its key from the variable N8N_ENCRYPTION_KEY, or else from encryptionKey in the file config in ' +
  'N8N_USER_FOLDER/.n8n. An export that was made with --decrypted needs none.';

/**
 * Opens exports of n8n. They are read twice: now to count and to try the key, and again for their items.
 * @throws ImportError if they cannot be read, are none, or the key opens nothing of them
 */
export async function openN8n(source: N8nSource): Promise<Source> {
  const { credentials, workflows, key, archiveKey } = source;
  const archive = await openArchive(credentials);
  if (archive) return openEntities(archive, { key, archiveKey });
  const rows = source.deploymentKeys === undefined ? [] : await rowsIn(source.deploymentKeys);
  const candidates = [...new Set([source.key, source.key?.trim()])].map((key) => keysFrom(key || undefined, rows));
  const [keys, count] = await fitting(credentials, candidates);
  const flows = workflows === undefined ? 0 : await countOf(workflows);
  return {
    totals: { workspaces: 0, credentials: count, shares: 0, flows },
    items: () => itemsOf(source, keys),
    close: () => Promise.resolve(),
  };
}

async function* itemsOf({ credentials, workflows }: N8nSource, keys: Keys): AsyncGenerator<Item> {
  for await (const entry of entriesIn(credentials)) yield credentialOf(entry, keys);
  if (workflows === undefined) return;
  for await (const entry of entriesIn(workflows)) yield flowOf(entry);
}

async function rowsIn(path: string): Promise<Fields[]> {
  const rows: Fields[] = [];
  for await (const entry of entriesIn(path)) if ('fields' in entry) rows.push(entry.fields);
  return rows;
}

async function countOf(path: string): Promise<number> {
  let count = 0;
  for await (const _ of entriesIn(path)) count++;
  return count;
}

/** The keys that open something, and how many credentials there are. */
async function fitting(path: string, candidates: readonly Keys[]): Promise<[Keys, number]> {
  const { keys, sealed, count, known } = await tryKeys(entriesIn(path), candidates);
  if (count > 0 && known === 0)
    throw new ImportError('UNRECOGNISED', `${path} holds no credentials as \`n8n export:credentials\` writes them.`);
  const [standard = { deploymentKeys: new Map() }] = candidates;
  if (!keys && sealed.length > 0) throw unopened(sealed, standard);
  return [keys ?? standard, count];
}

function unopened(sealed: readonly string[], { encryptionKey, deploymentKeys }: Keys): ImportError {
  if (encryptionKey === undefined)
    return new ImportError('NO_KEY', `The credentials are sealed, and no key is given. ${PLACES}`);
  const missing = sealed.every((text) => !['', ...deploymentKeys.keys()].includes(keyIdOf(text) ?? ''));
  if (missing && deploymentKeys.size === 0)
    return new ImportError(
      'NO_KEY',
      "The credentials are sealed with keys of n8n's table deployment_key. Give its rows as JSON (`SELECT id, value FROM " +
        'deployment_key`), or export with --decrypted. If rows were given: the encryption key does not open them.',
    );
  return new ImportError('WRONG_KEY', `This key opens none of the credentials that were tried. ${PLACES}`);
}
