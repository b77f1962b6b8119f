import { isoDate } from '../dates.js';
import { derivedId } from '../derived-id.js';
import type { Item, Kind, Remark } from '../item.js';
import { textOf, type Fields } from '../json.js';
import { skipped } from '../skipped.js';
import { keptValues } from '../values.js';
import { opened, type Keys } from './ciphers.js';
import type { Entry } from './files.js';

// What n8n's API shows instead of secrets, of empty ones, and of the leaves of secret JSON.
const BLANK = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';
const EMPTY = '__n8n_EMPTY_VALUE_7b1af746-3729-4c60-9b9b-e08eb29e58da';
const LEAF = '***';

const GLOBAL: Remark = {
  input: 'isGlobal',
  code: 'NOT_SUPPORTED',
  message: 'it was shared with all projects, and is not any more: share it with the workspaces that need it',
};

const isMask = (text: string): boolean => [BLANK, EMPTY, LEAF].includes(text);

export function credentialOf(entry: Entry, keys: Keys): Item {
  if ('skip' in entry) return skipped('credential', entry.place, undefined, entry.skip);
  const { fields } = entry;
  const { own, id, name, type } = identityOf(entry);
  if (name === undefined || type === undefined) return incomplete('credential', id, name);
  const content = contentOf(fields['data'], keys);
  const result = 'skip' in content ? content : keptValues(content.stored, isMask);
  if ('skip' in result) return skipped('credential', id, name, result.skip);
  const { values } = result.kept;
  const remarks = [...result.kept.remarks, ...(isOn(fields['isGlobal']) ? [GLOBAL] : [])];
  const createdAt = isoDate(fields['createdAt']);
  return {
    kind: 'credential',
    id,
    ...derivedId({ ...entry, system: 'n8n', kind: 'credential', id: own, name, type }),
    name,
    type,
    values,
    ...(createdAt !== undefined && { createdAt }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** The definition is the workflow as it was exported. */
export function flowOf(entry: Entry): Item {
  if ('skip' in entry) return skipped('flow', entry.place, undefined, entry.skip);
  const { own, id, name } = identityOf(entry);
  if (name === undefined || !Array.isArray(entry.fields['nodes'])) return incomplete('flow', id, name);
  const derived = derivedId({ ...entry, system: 'n8n', kind: 'flow', id: own, name });
  return { kind: 'flow', id, ...derived, name, active: isOn(entry.fields['active']), definition: entry.fields };
}

/** Columns that are flags are numbers on SQLite. */
export function isOn(flag: unknown): boolean {
  return flag === true || flag === 1;
}

function contentOf(data: unknown, keys: Keys): ReturnType<typeof opened> | { stored: unknown } {
  return typeof data === 'string' && data !== '' ? opened(data, keys) : { stored: data === '' ? undefined : data };
}

/** Old versions number their rows. */
function identityOf({ fields, place }: { fields: Fields; place: string }): {
  own: string | undefined;
  id: string;
  name?: string;
  type?: string;
} {
  const { id, name, type } = fields;
  const own = textOf(id) || undefined;
  return {
    own,
    id: own ?? place,
    ...(typeof name === 'string' && { name }),
    ...(typeof type === 'string' && { type }),
  };
}

function incomplete(of: Kind, id: string, name: string | undefined): Item {
  const what = of === 'flow' ? 'a name and nodes' : 'a name and a type';
  return skipped(of, id, name, { code: 'DAMAGED', message: `it does not have ${what}, as what n8n exports` });
}
