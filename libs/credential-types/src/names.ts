import type { CredentialType, Dialect } from './format.js';
import { nearestName } from './nearest-name.js';

/** One thing that is wrong with given values. Nothing in it is ever a part of a value. */
export interface Finding {
  /** The declared input's name, or '' for the values as a whole. */
  input: string;
  code: 'unknown' | 'twice' | 'required' | 'invalid';
  message: string;
}

export interface CheckOptions {
  /** Names that the type does not declare and that are let through as they are, since they are stored already. */
  tolerate?: ReadonlySet<string>;
  /** Judge by this dialect's contract, whatever the names are: it does not ask for inputs that it does not have. */
  dialect?: Dialect;
}

export type Values = Readonly<Record<string, unknown>>;

export const MOST_FINDINGS = 20;

interface Names {
  /** Every name that a value may arrive under → the declared one. Declared names stand first, then aliases. */
  known: ReadonlyMap<string, string>;
  declared: ReadonlySet<string>;
  dialects: ReadonlyMap<Dialect, Foreign>;
}

/** The names of a dialect. */
interface Foreign {
  /** The inputs that it has. */
  inputs: ReadonlySet<string>;
  /** Its names for them, and the declared ones. */
  names: ReadonlySet<string>;
  /** Those of the names that everybody has to give: they do not tell which dialect is spoken. */
  common: ReadonlySet<string>;
}

const compiled = new WeakMap<CredentialType, Names>();

function namesOf(type: CredentialType): Names {
  const names = compiled.get(type) ?? compile(type);
  compiled.set(type, names);
  return names;
}

function compile({ inputs, dialects = {} }: CredentialType): Names {
  const known = new Map(inputs.map(({ name }) => [name, name]));
  for (const { name, aliases = [] } of inputs) for (const alias of aliases) known.set(alias, name);
  const common = new Set(inputs.filter(({ optional }) => !optional).map(({ name }) => name));
  const foreign = new Map<Dialect, Foreign>();
  for (const [dialect, words] of Object.entries(dialects) as [Dialect, Record<string, string>][]) {
    const declared = Object.values(words);
    foreign.set(dialect, { inputs: new Set(declared), names: new Set([...Object.keys(words), ...declared]), common });
    for (const [name, input] of Object.entries(words)) if (!known.has(name)) known.set(name, input);
  }
  return { known, declared: new Set(inputs.map(({ name }) => name)), dialects: foreign };
}

interface Resolved {
  /** Values by declared or tolerated name. */
  given: Map<string, unknown>;
  findings: Finding[];
}

/** Values by the names that the type has for them. Stops at a number of findings that nobody would read anyway. */
export function resolveNames(type: CredentialType, values: Values, { tolerate }: CheckOptions): Resolved {
  const { known } = namesOf(type);
  const given = new Map<string, unknown>();
  const keys = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, [key, value]] of Object.entries(values).entries()) {
    if (findings.length === MOST_FINDINGS) break;
    const name = known.get(key) ?? (type.open || tolerate?.has(key) ? key : undefined);
    if (name === undefined) {
      findings.push(unknownName(type, key, index + 1));
    } else if (keys.has(name)) {
      findings.push(givenTwice(name, [keys.get(name), key]));
    } else if (value !== undefined) {
      given.set(name, value);
      keys.set(name, key);
    }
  }
  return { given, findings };
}

function givenTwice(name: string, keys: readonly (string | undefined)[]): Finding {
  const others = keys.filter((key) => key !== name).join(' and as ');
  return { input: name, code: 'twice', message: `${name} is given twice (also as ${others})` };
}

/** Repeats the name only if it is nearly one of ours: any other may be a secret that was pasted in the wrong place. */
function unknownName(type: CredentialType, key: string, position: number): Finding {
  const nearest = nearestName(key, namesOf(type).known.keys());
  const inputs = type.inputs.map(({ name }) => name).join(', ');
  const message = nearest
    ? `${type.name} has no input "${key}"; did you mean "${nearest}"?`
    : `the ${ordinal(position)} key of the values is no input of ${type.name}; its inputs are ${inputs}`;
  return { input: '', code: 'unknown', message };
}

function ordinal(position: number): string {
  const isTeen = Math.trunc((position % 100) / 10) === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
}

/** The inputs that may be asked for: those of the dialect whose names are used, else all. */
export function contractOf(
  type: CredentialType,
  values: Values,
  { dialect, tolerate }: CheckOptions,
): ReadonlySet<string> {
  const { declared, dialects } = namesOf(type);
  const keys = Object.keys(values).filter((key) => !tolerate?.has(key));
  const isSpoken = ({ names, common }: Foreign): boolean =>
    keys.every((key) => names.has(key)) && !keys.every((key) => common.has(key));
  const spoken = (dialect && dialects.get(dialect)) ?? [...dialects.values()].find(isSpoken);
  return spoken?.inputs ?? declared;
}
