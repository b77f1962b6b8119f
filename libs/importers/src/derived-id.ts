import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { v5 } from 'uuid';

/** What Keyrack takes as an id, and how long one may be. A browser would follow dots in a path. */
const TAKEN = /^(?!\.{1,2}$)[\x21-\x7e]+$/;
const LONGEST = { credential: 36, flow: 255 };

/** A row that is to be known again. */
interface RowToKnow {
  system: 'flowise' | 'n8n' | 'm9m';
  kind: 'credential' | 'flow';
  /** Its own. */
  id: string | undefined;
  /** What it is known by without one: the file that it stands in, and where in there, and what else it is. */
  path?: string;
  place?: string;
  name?: string;
  type?: string;
}

/**
 * An id for a row that has none, or one that Keyrack does not take: the same in each run, as a second run has to find what
 * the first one brought. Values have no part in it, as they change, and as an id must tell nothing of them.
 */
export function derivedId(row: RowToKnow): { derivedId?: string } {
  const { system, kind, id, path = '', place = '', name = '', type = '' } = row;
  const isTaken = id !== undefined && id.length <= LONGEST[kind] && TAKEN.test(id);
  if (id !== undefined) return isTaken ? {} : { derivedId: uuidOf([system, kind, id]) };
  const file = createHash('sha256').update(resolve(path)).digest('hex');
  return { derivedId: uuidOf([system, kind, file, place, name, type]) };
}

function uuidOf(parts: readonly string[]): string {
  return v5(JSON.stringify(parts), v5.URL);
}
