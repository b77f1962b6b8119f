import { isoDate } from '../dates.js';
import { derivedId } from '../derived-id.js';
import type { Item } from '../item.js';
import { textOf, type Fields } from '../json.js';
import { skipped } from '../skipped.js';
import { keptValues } from '../values.js';

/** m9m never shows values, so there is nothing that could have been saved in their place. */
const isMask = (): boolean => false;

/** Where a thing stands. */
export interface Origin {
  path: string;
  place: string;
  /** What it stands under there, which is its id if it has no other. */
  key?: string;
}

/** @param fields as m9m's API and its stores name them, the values in an object `data` */
export function credentialOf(fields: Fields, origin: Origin): Item {
  const own = ownIdOf(fields, origin);
  const id = own ?? origin.place;
  const { name, type } = fields;
  if (typeof name !== 'string' || typeof type !== 'string' || type === '')
    return skipped('credential', id, typeof name === 'string' ? name : undefined, {
      code: 'DAMAGED',
      message: 'it does not have a name and a type',
    });
  const result = keptValues(fields['data'], isMask);
  if ('skip' in result) return skipped('credential', id, name, result.skip);
  const createdAt = isoDate(fields['createdAt'] ?? fields['created_at']);
  return {
    kind: 'credential',
    id,
    ...derivedId({ ...origin, system: 'm9m', kind: 'credential', id: own, name, type }),
    name,
    type,
    values: result.kept.values,
    ...(createdAt !== undefined && { createdAt }),
  };
}

export function flowOf(fields: Fields, origin: Origin): Item {
  const { name, nodes, active } = fields;
  const own = ownIdOf(fields, origin);
  const id = own ?? origin.place;
  if (typeof name !== 'string' || !Array.isArray(nodes))
    return skipped('flow', id, typeof name === 'string' ? name : undefined, {
      code: 'DAMAGED',
      message: 'it does not have a name and nodes',
    });
  const derived = derivedId({ ...origin, system: 'm9m', kind: 'flow', id: own, name });
  return { kind: 'flow', id, ...derived, name, active: active === true, definition: fields };
}

function ownIdOf({ id }: Fields, { key }: Origin): string | undefined {
  return textOf(id) || key || undefined;
}
