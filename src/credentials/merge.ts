import {
  canonicalNames,
  checkValues,
  type CredentialType,
  type Dialect,
  type Finding,
} from '@keyrack/credential-types';
import { problem, type Findings } from '../platform/index.js';
import { ledAway } from './led-away.js';
import { isRedacted, maskUrl, REDACTED, type Values } from './redaction.js';

/**
 * The values of a new credential, by the names that the type declares.
 * @throws Problem `invalid` naming each input and what is wrong with it
 */
export function newValues(type: CredentialType, given: Values, dialect?: Dialect): Values {
  const lost = Object.values(given).some(isRedacted);
  if (lost)
    throw problem('invalid', {
      plainDataObj: 'plainDataObj holds the placeholder of a hidden secret: send the secret itself',
    });
  const checked = checkValues(type, given, dialect ? { dialect } : {});
  if (!checked.ok) throw invalid(checked.findings);
  return checked.values;
}

/**
 * Stored values with a change applied: absent keys keep their value, and so do the redaction constant and an unchanged
 * masked URL; `null` and '' remove an optional input.
 * @throws Problem `invalid` naming each input and what is wrong with it
 */
export function mergedValues(type: CredentialType, stored: Values, change: Values): Values {
  const declared = new Set(type.inputs.map(({ name }) => name));
  const tolerate = new Set(Object.keys(stored).filter((name) => !declared.has(name)));
  const named = canonicalNames(type, change, { tolerate });
  if (!named.ok) throw invalid(named.findings);
  const merged = new Map(Object.entries(stored));
  for (const [name, value] of Object.entries(named.values)) {
    if (value === REDACTED || (isRedacted(value) && value === maskUrl(stored[name]))) continue;
    if (isRedacted(value))
      throw problem('invalid', { [field(name)]: `${name} holds a hidden password: send it whole, with its password` });
    if (value === null && tolerate.has(name)) merged.delete(name);
    else merged.set(name, value);
  }
  assertNotLedAway(type, stored, Object.fromEntries(merged));
  const checked = checkValues(type, Object.fromEntries(merged), { tolerate });
  if (checked.ok) return checked.values;
  // What was not there before was not asked for when it was made, by another dialect's contract or an older type.
  const touched = new Set(Object.keys(named.values));
  const findings = checked.findings.filter(
    ({ code, input }) => code !== 'required' || Object.hasOwn(stored, input) || touched.has(input),
  );
  if (findings.length > 0) throw invalid(findings);
  return Object.fromEntries([...merged].filter(([, value]) => value !== null && value !== ''));
}

/**
 * Nobody learns a secret by having it sent to a server of their own: with an address that leads elsewhere, secrets are
 * given anew.
 * @throws Problem `invalid` naming the secrets that were kept
 */
function assertNotLedAway(type: CredentialType, before: Values, after: Values): void {
  const led = ledAway(type, before, after);
  if (!led) return;
  const declared = new Set(type.inputs.map(({ name }) => name));
  // Names that the type does not declare may be secrets themselves.
  const shown = (name: string): string => (declared.has(name) ? name : 'a value that the type does not declare');
  const causes = led.addresses.map(shown).join(' and ') || 'what changed';
  const findings = led.kept.map((name) => [
    field(declared.has(name) ? name : ''),
    `${shown(name)}: must be given again, as ${causes} leads to another server now`,
  ]);
  if (findings.length > 0) throw problem('invalid', Object.fromEntries(findings) as Findings);
}

/** The names whose values differ, as far as the type declares them: other names may be secrets themselves. */
export function changedInputs(type: CredentialType, before: Values, after: Values): string[] {
  return type.inputs
    .map(({ name }) => name)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Whether two sets of values are the same, in whatever order. */
export function isEqual(before: Values, after: Values): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
}

function invalid(findings: readonly Finding[]): Error {
  const byField: Record<string, string> = {};
  for (const { input, code, message } of findings) {
    const sentence = input === '' || code === 'twice' ? message : `${input}: ${message}`;
    const key = field(input);
    byField[key] = byField[key] === undefined ? sentence : `${byField[key]}; ${sentence}`;
  }
  return problem('invalid', byField satisfies Findings);
}

function field(input: string): string {
  return input === '' ? 'plainDataObj' : `plainDataObj.${input}`;
}
