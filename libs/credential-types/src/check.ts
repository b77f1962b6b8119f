import { judge } from './check-value.js';
import type { CredentialType, Input } from './define.js';
import { contractOf, MOST_FINDINGS, resolveNames, type CheckOptions, type Finding, type Values } from './names.js';

/** Canonical values (aliases resolved, defaults filled in, empty ones dropped), or everything that is wrong. */
export type Checked = { ok: true; values: Record<string, unknown> } | { ok: false; findings: Finding[] };

/** Checks values that are to be stored against their type. Values that are '' or null count as not given. */
export function checkValues(type: CredentialType, values: Values, options: CheckOptions = {}): Checked {
  const { given, findings } = resolveNames(type, values, options);
  const contract = contractOf(type, values, options);
  const checked = new Map(given);
  for (const input of type.inputs) {
    const { value, finding } = checkInput(input, given.get(input.name), contract);
    if (finding) findings.push(finding);
    if (value === undefined) checked.delete(input.name);
    else checked.set(input.name, value);
  }
  findings.push(...missingGroups(type, given, contract));
  return conclude(checked, findings);
}

/**
 * Resolves aliases and the names of other dialects to the declared ones, and does nothing else: for merging a change
 * into stored values, where null means something and what is absent is not missing.
 */
export function canonicalNames(type: CredentialType, values: Values, options: CheckOptions = {}): Checked {
  const { given, findings } = resolveNames(type, values, options);
  return conclude(given, findings);
}

/** `Object.fromEntries` makes own properties even of names like `__proto__`. */
function conclude(values: ReadonlyMap<string, unknown>, findings: readonly Finding[]): Checked {
  if (findings.length > 0) return { ok: false, findings: findings.slice(0, MOST_FINDINGS) };
  return { ok: true, values: Object.fromEntries(values) };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

interface CheckedInput {
  value?: unknown;
  finding?: Finding;
}

function checkInput(input: Input, value: unknown, contract: ReadonlySet<string>): CheckedInput {
  if (!isGiven(value)) return withoutValue(input, contract.has(input.name));
  const judgement = judge(input, value);
  if ('value' in judgement) return judgement;
  return { finding: { input: input.name, code: 'invalid', message: judgement.complaint } };
}

function withoutValue(input: Input, isAsked: boolean): CheckedInput {
  if (input.type === 'boolean') return { value: input.default ?? false };
  const takesDefault = input.default !== undefined && (!input.optional || input.hidden === true);
  if (takesDefault) return isGiven(input.default) ? { value: input.default } : {};
  if (input.optional || !isAsked) return {};
  return { finding: { input: input.name, code: 'required', message: `required, missing (${input.label})` } };
}

function missingGroups(
  { oneOf = [] }: CredentialType,
  given: ReadonlyMap<string, unknown>,
  contract: ReadonlySet<string>,
): Finding[] {
  return oneOf
    .filter((group) => group.some((name) => contract.has(name)) && !group.some((name) => isGiven(given.get(name))))
    .map((group) => ({ input: '', code: 'required', message: `required, missing: one of ${group.join(', ')}` }));
}
