import { keyIdOf, opened, type Keys } from './ciphers.js';
import type { Entry } from './files.js';

const SEALED_TRIED = 1000;

/** What came of trying keys on credentials. */
export interface Trial {
  /** The first keys that opened one. */
  keys?: Keys;
  /** What they were tried on. */
  sealed: string[];
  /** How many entries there are, and how many of them look like credentials. */
  count: number;
  known: number;
}

export async function tryKeys(entries: AsyncIterable<Entry>, candidates: readonly Keys[]): Promise<Trial> {
  const trial: Trial = { sealed: [], count: 0, known: 0 };
  for await (const entry of entries) {
    trial.count++;
    if (!('fields' in entry)) continue;
    const { data, type } = entry.fields;
    if (typeof type === 'string' && data !== undefined) trial.known++;
    if (trial.keys || trial.sealed.length >= SEALED_TRIED) continue;
    if (typeof data !== 'string' || keyIdOf(data) === undefined) continue;
    trial.sealed.push(data);
    const keys = candidates.find((candidate) => 'stored' in opened(data, candidate));
    if (keys) trial.keys = keys;
  }
  return trial;
}
