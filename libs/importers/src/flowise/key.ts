import { ImportError } from '../import-error.js';
import type { Skip } from '../item.js';
import { parseJson } from '../json.js';
import { isSalted, openSalted, SALTED } from '../openssl.js';
import type { Database } from '../sql/database.js';
import { select } from '../sql/select.js';
import { TABLES } from './tables.js';

const ROWS_TRIED = 1000;
const PLACES =
  'Flowise takes its key from the variable FLOWISE_SECRETKEY_OVERWRITE, or else from the file encryption.key in the ' +
  'folder that SECRETKEY_PATH names, or else from ~/.flowise/encryption.key of the user or container that it runs as.';

/**
 * The key that opens the credentials: the one that is given, or that without the line end that an editor has put there.
 * @throws ImportError if it opens none of the first 1,000 ciphertexts
 */
export async function fittingKey(database: Database, key: string): Promise<string> {
  const candidates = [...new Set([key, key.trim()])].filter((one) => one !== '');
  const { id, encryptedData } = TABLES.credential;
  let tried = 0;
  let fitting: string | undefined;
  // Gone through to its end although it may be clear before: some drivers cannot stop in between.
  for await (const { texts } of select(database, 'credential', { id, encryptedData })) {
    const sealed = texts['encryptedData']?.trim() ?? '';
    if (fitting !== undefined || tried >= ROWS_TRIED || !isSalted(sealed)) continue;
    tried++;
    fitting = candidates.find((one) => 'stored' in opened(sealed, one));
  }
  if (fitting !== undefined || tried === 0) return fitting ?? key;
  if (candidates.length === 0)
    throw new ImportError('NO_KEY', `The credentials are sealed, and no key is given. ${PLACES}`);
  const count = tried === 1 ? 'the one credential that is there' : `any of the ${tried} credentials that were tried`;
  throw new ImportError('WRONG_KEY', `This key does not open ${count}. ${PLACES}`);
}

/** What Flowise sealed; or why it cannot be told. */
export function opened(sealed: string, key: string): { stored: unknown } | { skip: Skip } {
  if (sealed === '') return { skip: { code: 'NO_VALUES', message: 'it has no values' } };
  if (sealed.startsWith('FlowiseCredential_')) return { skip: ELSEWHERE };
  if (!isSalted(sealed)) return { skip: sealed.startsWith(SALTED) ? CUT : DAMAGED };
  const text = openSalted(sealed, key);
  const parsed = text === undefined ? undefined : parseJson(text);
  // What is no JSON was not opened: bytes come out of a wrong key too, now and then.
  if (parsed === undefined || ('skip' in parsed && parsed.skip.code === 'DAMAGED')) return { skip: OTHER_KEY };
  return 'skip' in parsed ? parsed : { stored: parsed.value };
}

const ELSEWHERE: Skip = {
  code: 'ELSEWHERE',
  message: 'Flowise keeps its values in AWS Secrets Manager, and only a name of them in the database',
};
const CUT: Skip = { code: 'DAMAGED', message: 'its ciphertext is not whole' };
const DAMAGED: Skip = { code: 'DAMAGED', message: 'what stands in the place of its ciphertext is none of Flowise' };
const OTHER_KEY: Skip = {
  code: 'WRONG_KEY',
  message: 'the key that opens others does not open it: it was sealed with another one, or is damaged',
};
