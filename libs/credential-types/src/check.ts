import { damageOf, judge } from './check-value.js';
import type { CredentialType, Input } from './format.js';
import { contractOf, MOST_FINDINGS, resolveNames, type CheckOptions, type Finding, type Values } from './names.js';

/** Canonical values (aliases resolved, defaults filled in, empty ones dropped), or everything that is wrong. */
export type Checked = { ok: true; values: Record<string, unknown> } | { ok: false; findings: Finding[] };

/** Checks values that are to be stored against their type. Values that are '' or null count as not given. */
export function checkValues(type: CredentialType, values: Values, options: CheckOptions = {}): Checked {
  const { given, findings } = resolveNames(type, values, options);
  const contract = contractOf(type, values, options);
  const checked = new Map(given);
  for (const input of type.inputs) {
    const { value, finding } = checkInput(
      input,
      given.get(input.name),
      contract.has(input.name) && isShown(type.inputs, input, given),
    );
    if (finding) findings.push(finding);
    if (value === undefined) checked.delete(input.name);
    else checked.set(input.name, value);
  }
  if (type.open) findings.push(...checkOthers(type, checked));
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

/** Whether an input is asked for, given the values of the inputs that it depends on. */
export function isShown(inputs: readonly Input[], { show, hide }: Input, given: ReadonlyMap<string, unknown>): boolean {
  if (!show && !hide) return true;
  const has = ([name, values]: [string, readonly unknown[]]): boolean => {
    const value = given.get(name);
    const standing = isGiven(value) ? value : inputs.find((input) => input.name === name)?.default;
    return values.includes(standing ?? false);
  };
  return Object.entries(show ?? {}).every(has) && !Object.entries(hide ?? {}).some(has);
}

interface CheckedInput {
  value?: unknown;
  finding?: Finding;
}

function checkInput(input: Input, value: unknown, isAsked: boolean): CheckedInput {
  if (!isGiven(value)) return withoutValue(input, isAsked);
  const judgement = judge(input, value);
  if ('value' in judgement) return judgement;
  return { finding: { input: input.name, code: 'invalid', message: judgement.complaint } };
}

function withoutValue(input: Input, isAsked: boolean): CheckedInput {
  if (input.type === 'boolean') return { value: input.default ?? false };
  const takesDefault = input.default !== undefined && (!input.optional || input.hidden === true);
  if (takesDefault && isAsked) return isGiven(input.default) ? checkInput(input, input.default, isAsked) : {};
  if (input.optional || !isAsked) return {};
  return { finding: { input: input.name, code: 'required', message: `required, missing (${input.label})` } };
}

/** The values of an open type that it does not declare. Drops empty ones. Names may be secrets, so none is repeated. */
function checkOthers({ inputs }: CredentialType, values: Map<string, unknown>): Finding[] {
  const declared = new Set(inputs.map(({ name }) => name));
  const others = [...values].filter(([name]) => !declared.has(name));
  for (const [name, value] of others) if (!isGiven(value)) values.delete(name);
  if (values.size === 0) return [{ input: '', code: 'required', message: 'required, missing: a value under any name' }];
  const given = others.filter(([, value]) => isGiven(value));
  const complaint = given.some(([, value]) => typeof value !== 'string') ? 'must be a text' : damageOf(given);
  return complaint ? [{ input: '', code: 'invalid', message: `every name and value ${complaint}` }] : [];
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
