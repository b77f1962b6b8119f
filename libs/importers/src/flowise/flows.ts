import { readFlow } from '@keyrack/flow-readers';
import { derivedId } from '../derived-id.js';
import type { Item, Remark } from '../item.js';
import { isFields, parseJson } from '../json.js';
import { skipped, unreadable } from '../skipped.js';
import type { Cells } from '../sql/select.js';
import { PROVIDER_COLUMNS } from './tables.js';

const WEBHOOK: Remark = {
  input: 'webhookSecret',
  code: 'NOT_SUPPORTED',
  message: 'the secret of its webhook is not brought over',
};

/** A row of any type. Flowise runs each of them when it is asked to, whatever its column `deployed` says. */
export function flowOf(cells: Cells): Item {
  const { id = '', name = '', flowData = '', workspaceId, webhookSecret } = cells.texts;
  const skip = unreadable(cells, 'id', 'name', 'flowData');
  if (skip) return skipped('flow', id, name, skip);
  const parsed = parseJson(flowData);
  if ('skip' in parsed) return skipped('flow', id, name, parsed.skip);
  if (!isFields(parsed.value))
    return skipped('flow', id, name, { code: 'NOT_A_RECORD', message: 'its flowData is JSON, and no flow' });
  const providers = providersOf(cells);
  return {
    kind: 'flow',
    id,
    ...derivedId({ system: 'flowise', kind: 'flow', id }),
    ...(workspaceId && { workspaceId }),
    name,
    active: true,
    definition: providers.length > 0 ? { flowData: parsed.value, ...Object.fromEntries(providers) } : parsed.value,
    ...(webhookSecret && { remarks: [WEBHOOK] }),
  };
}

/** The settings beside a canvas that refer to credentials too, of a speech recognition for one. */
function providersOf({ texts }: Cells): [string, unknown][] {
  return PROVIDER_COLUMNS.flatMap((column): [string, unknown][] => {
    const parsed = parseJson(texts[column] ?? 'null');
    return 'value' in parsed && refersToCredentials({ [column]: parsed.value }) ? [[column, parsed.value]] : [];
  });
}

/** @param row of any table that Flowise's reader knows */
export function refersToCredentials(row: Readonly<Record<string, unknown>>): boolean {
  try {
    return readFlow(row, 'flowise').references.length > 0;
  } catch {
    return true; // too deep or too large to tell
  }
}
