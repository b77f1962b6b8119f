import { KeyrackError } from '@keyrack/client';

/** The service's words for what went wrong. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the service says is wrong with this field, if that is what is wrong: with its label, where the service has its name. */
export function saidOf(error: unknown, field: string, label = field): string | undefined {
  if (!(error instanceof KeyrackError)) return undefined;
  const said = error.details[field] ?? error.details[`plainDataObj.${field}`];
  if (typeof said !== 'string') return undefined;
  const isNamed = said.startsWith(`${field} `) || said.startsWith(`${field}:`);
  return isNamed ? label + said.slice(field.length) : said;
}

/** Whether something is wrong beside these fields, so that it must be said elsewhere. */
export function isBeside(error: unknown, fields: readonly string[]): boolean {
  if (!(error instanceof KeyrackError) || error.code !== 'VALIDATION_ERROR') return error !== null;
  const known = new Set(fields.flatMap((field) => [field, `plainDataObj.${field}`]));
  const named = Object.keys(error.details);
  return named.length === 0 || named.some((name) => !known.has(name));
}
