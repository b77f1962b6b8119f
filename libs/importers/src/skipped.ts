import type { Kind, Skip, SkippedItem } from './item.js';
import type { Cells } from './sql/select.js';

/** A row that is not brought over. @param name its name, if it has one that is worth showing */
export function skipped(of: Kind, id: string, name: string | undefined, skip: Skip): SkippedItem {
  return { kind: 'skipped', of, id, ...(name !== undefined && { name }), code: skip.code, message: skip.message };
}

/** Why a row cannot be read as far as its cells say: without these, or with more in them than is read. */
export function unreadable({ texts, tooLarge }: Cells, ...needed: string[]): Skip | undefined {
  const [large] = tooLarge;
  if (large !== undefined) return { code: 'TOO_LARGE', message: `its ${large} is larger than is read` };
  const missing = needed.find((name) => texts[name] === undefined);
  return missing === undefined ? undefined : { code: 'DAMAGED', message: `it has no ${missing}` };
}
