import { isoDate } from '../dates.js';
import type { Item } from '../item.js';
import { textOf, type Fields } from '../json.js';
import { skipped } from '../skipped.js';
import { keptValues } from '../values.js';

/** m9m never shows values, so there is nothing that could have been saved in their place. */
const isMask = (): boolean => false;

/** @param fields as m9m's API and its stores name them, the values in an object `data` */
export function credentialOf(fields: Fields, place: string): Item {
  const id = textOf(fields['id']) ?? place;
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
    name,
    type,
    values: result.kept.values,
    ...(createdAt !== undefined && { createdAt }),
  };
}

export function flowOf(fields: Fields, place: string): Item {
  const { name, nodes, active } = fields;
  const id = textOf(fields['id']) ?? place;
  if (typeof name !== 'string' || !Array.isArray(nodes))
    return skipped('flow', id, typeof name === 'string' ? name : undefined, {
      code: 'DAMAGED',
      message: 'it does not have a name and nodes',
    });
  return { kind: 'flow', id, name, active: active === true, definition: fields };
}
