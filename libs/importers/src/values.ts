import type { Remark, Skip } from './item.js';
import { isFields, parseJson, within } from './json.js';

/** The values that a credential still has. */
export interface Kept {
  values: Record<string, unknown>;
  remarks: Remark[];
}

/** What a source shows instead of secrets, which its clients sometimes sent back: the secret is no more. */
export type Mask = (text: string) => boolean;

/** The values of a credential without those that a mask has taken the place of; or why there is nothing to bring over. */
export function keptValues(stored: unknown, isMask: Mask): { kept: Kept } | { skip: Skip } {
  if (stored === null || stored === undefined) return { skip: NOTHING };
  if (!isFields(stored)) return { skip: notARecord(stored) };
  const measured = within(stored);
  if ('skip' in measured) return measured;
  const [kept, remarks] = split(stored, isMask);
  const isEmpty = kept.every(([, value]) => value === '' || value === null);
  if (isEmpty && remarks.length > 0) return { skip: DESTROYED };
  if (kept.length === 0) return { skip: NOTHING };
  return { kept: { values: Object.fromEntries(kept), remarks } }; // which makes an own property even of `__proto__`
}

const NOTHING: Skip = { code: 'NO_VALUES', message: 'it has no values' };

const DESTROYED: Skip = {
  code: 'REDACTED',
  message:
    'its values are lost: a client has saved over them what it was shown in the place of secrets. Enter them anew',
};

function notARecord(stored: unknown): Skip {
  const what = Array.isArray(stored) ? 'a list' : `a ${typeof stored}`;
  return { code: 'NOT_A_RECORD', message: `what was stored is ${what}, and not an object with a value for each input` };
}

function split(stored: Record<string, unknown>, isMask: Mask): [[string, unknown][], Remark[]] {
  const kept: [string, unknown][] = [];
  const remarks: Remark[] = [];
  for (const [input, value] of Object.entries(stored)) {
    if (!holdsMask(value, isMask)) kept.push([input, value]);
    else remarks.push({ input: input.slice(0, 200), code: 'REDACTED', message: LOST });
  }
  return [kept, remarks];
}

const LOST = 'its value is lost: a client has saved over it what it was shown in its place. Enter it anew';

function holdsMask(value: unknown, isMask: Mask): boolean {
  if (typeof value === 'string') return isMask(value) || holdsMask(structureIn(value), isMask);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => holdsMask(inner, isMask));
}

/** The object or list that a text is JSON of, as inputs for headers and the like are. */
function structureIn(text: string): unknown {
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return parsed && 'value' in parsed ? parsed.value : undefined;
}
