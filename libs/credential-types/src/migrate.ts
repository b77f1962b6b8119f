import type { CredentialType, Migration } from './format.js';
import type { Values } from './names.js';

/** Values that were stored under a version of their type, as values of the version that it has now. */
export function migrateValues({ migrations = [] }: CredentialType, values: Values, from: number): Values {
  const steps = migrations.filter(({ to }) => to > from);
  if (steps.length === 0) return values;
  const migrated = new Map(Object.entries(values));
  for (const step of steps) applyStep(step, migrated);
  // Own properties even of names like `__proto__`, which stored values may have.
  return Object.fromEntries(migrated);
}

function applyStep({ rename = {}, values = {}, set = {}, drop = [] }: Migration, migrated: Map<string, unknown>): void {
  const before = new Map(migrated);
  for (const old of Object.keys(rename)) migrated.delete(old);
  for (const [old, name] of Object.entries(rename)) {
    // A value that already stands under the new name is the newer one.
    if (before.has(old) && !migrated.has(name)) migrated.set(name, before.get(old));
  }
  for (const [name, replacements] of Object.entries(values)) {
    const replacement = Object.entries(replacements).find(([old]) => old === migrated.get(name));
    if (replacement) migrated.set(name, replacement[1]);
  }
  for (const [name, template] of Object.entries(set)) {
    const value = fillIn(template, before);
    if (!migrated.has(name) && value !== undefined) migrated.set(name, value);
  }
  for (const name of drop) migrated.delete(name);
}

/** A template over values; undefined when it names one that is not there. */
function fillIn(template: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (typeof template !== 'string') return template;
  const names = [...template.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name);
  if (!names.every((name) => ['string', 'number'].includes(typeof values.get(name)))) return undefined;
  return template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => String(values.get(name)));
}
