import type { AuditPageDto } from '@keyrack/client';
import type { InfiniteData } from '@tanstack/react-query';

/** The pages that were fetched so far, newest first, by the cursors that led to them. */
export type Pages = InfiniteData<AuditPageDto, string | null>;

/** More than that is not held on top of what was asked for: a page that is watched for days must not grow with it. */
const MOST = 2000;

/** What `addNewer` makes, and how many entries came. */
interface Added {
  pages: Pages;
  came: number;
}

/**
 * Puts what came since on top. When so much came that there is a gap before what is known, or that it is too much to keep,
 * it begins anew. What was committed late stands between known entries, so that ids decide and not the place.
 */
export function addNewer(known: Pages, newest: AuditPageDto): Added {
  const ids = new Set(known.pages.flatMap(({ data }) => data.map(({ id }) => id)));
  const missing = newest.data.filter(({ id }) => !ids.has(id));
  const [first, ...older] = known.pages;
  const isGap = missing.length === newest.data.length && newest.nextCursor !== null;
  const isTooMuch = missing.length > 0 && first !== undefined && first.data.length + missing.length > MOST;
  if (!first || isGap || isTooMuch) return { pages: { pages: [newest], pageParams: [null] }, came: missing.length };
  if (missing.length === 0) return { pages: known, came: 0 };
  const data = [...missing, ...first.data].sort((one, other) => (one.id < other.id ? 1 : -1));
  return { pages: { ...known, pages: [{ ...first, data }, ...older] }, came: missing.length };
}
