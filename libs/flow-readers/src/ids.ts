import { parsed } from './rewrite.js';
import type { Fields } from './trail.js';

/** The id that a value is; or why it is none, as a sentence; or neither, when nothing stands there. */
export interface Id {
  id?: string;
  problem?: string;
}

const EXPRESSION = /^[=$]|\{\{/;

export function idOf(value: unknown): Id {
  if (value === undefined || value === null || value === '') return {};
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { id: String(value) };
  if (typeof value !== 'string' || parsed(value) !== undefined)
    return { problem: 'a credential id is expected here, and this is something else' };
  if (EXPRESSION.test(value))
    return { problem: 'the credential id is an expression: which credential it is shows only when the flow runs' };
  return { id: value };
}

/** The first of these fields that is a text with something in it. */
export function textOf(fields: Fields | undefined, ...keys: string[]): string | undefined {
  return keys.map((key) => fields?.[key]).find((value): value is string => typeof value === 'string' && value !== '');
}

/** Some versions of the engines number their nodes and rows. */
export function identityOf(fields: Fields | undefined): string | undefined {
  const id = fields?.['id'];
  return typeof id === 'number' ? String(id) : textOf(fields, 'id');
}
