/** One page of a list with numbered pages. */
export interface Page<Item> {
  data: readonly Item[];
  total: number;
}

/** One page of a list that is followed by cursors. */
export interface Section<Item> {
  data: readonly Item[];
  nextCursor: string | null;
}

/** How many items a page has unless the caller says it. */
export const USUAL_LIMIT = 100;

/** The items of all pages. A page is asked for when the one before it is used up. */
export async function* byPage<Item>(ask: (page: number) => Promise<Page<Item>>): AsyncGenerator<Item, void, undefined> {
  let seen = 0;
  for (let page = 1; ; page++) {
    const { data, total } = await ask(page);
    yield* data;
    seen += data.length;
    if (data.length === 0 || seen >= total) return;
  }
}

/** The items of all sections, likewise. */
export async function* byCursor<Item>(
  ask: (cursor: string | undefined) => Promise<Section<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data, nextCursor } = await ask(cursor);
    yield* data;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
