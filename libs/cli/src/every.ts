import type { CredentialDto, FlowSummaryDto, Keyrack } from '@keyrack/client';

/** How often a list is gone through at the most. Others who delete all the time get what was found until then. */
const MOST_ROUNDS = 5;
const LIMIT = 100;

interface Page<Item> {
  data: readonly Item[];
  total: number;
}

/** All credentials, each once, also those that move to another page while others are deleted. */
export function everyCredential(keyrack: Keyrack): AsyncGenerator<CredentialDto> {
  return every(async (page) => {
    const found = await keyrack.listCredentials({ query: { page, limit: LIMIT } });
    return Array.isArray(found) ? { data: found, total: found.length } : found;
  });
}

/** All flows, likewise. */
export function everyFlow(keyrack: Keyrack): AsyncGenerator<FlowSummaryDto> {
  return every((page) => keyrack.listFlows({ query: { page, limit: LIMIT } }));
}

/** Pages are counted from the first item, so that one deleted on an earlier page moves another past the reader. */
async function* every<Item extends { id: string }>(ask: (page: number) => Promise<Page<Item>>): AsyncGenerator<Item> {
  const known = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const totals = new Set<number>();
    let seen = 0;
    for (let page = 1; ; page++) {
      const { data, total } = await ask(page);
      totals.add(total);
      for (const item of data) {
        if (known.has(item.id)) continue;
        known.add(item.id);
        yield item;
      }
      seen += data.length;
      if (data.length === 0 || seen >= total) break;
    }
    if (totals.size === 1) return;
  }
}
