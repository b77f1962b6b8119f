import { catalogue, environmentNamesOf, typesNamed, type CredentialType } from '@keyrack/credential-types';
import type { Variable } from './read.js';
import { typeOfUrl, type UrlType } from './urls.js';

/** A credential that variables seem to be of. */
export interface Proposal {
  type: string;
  name: string;
  /** By the names of the type's inputs; for the generic type, by the names of the variables. */
  values: Record<string, string>;
  /** Which variable each value is from, by input. */
  variables: Record<string, string>;
  /** Inputs that the type asks for and that no variable gives. */
  missing: string[];
  /** What it was recognised by; `nothing` makes it a generic one. */
  by: 'name' | 'url' | 'nothing';
  /** False for what is a setting rather than a secret, as far as name and value tell. */
  isSecret: boolean;
}

const GENERIC = 'generic';
const SOUNDS_SECRET =
  /(?:KEY|TOKEN|SECRET|PASS(?:WORD|WD|PHRASE)?|PWD|CREDENTIALS?|PRIVATE|SIGNATURE|SALT|DSN|WEBHOOK|AUTH|CERT|PAT)(?:_|$)/i;

const types = new Map(catalogue.map((type) => [type.name, type]));

/**
 * The credentials that variables seem to be of. Those of known names are put together into as few as can be, each
 * variable into one of them; the rest become generic ones, one for each.
 */
export function guessType(variables: readonly Variable[]): Proposal[] {
  const left = new Map(variables.map(({ name, value }) => [name, value]));
  const proposals: Proposal[] = [];
  for (const { name, value } of variables) {
    const known = typeOfUrl(value);
    if (known && mayBe(name, known)) proposals.push(ofUrl(name, value, known, left));
  }
  for (let best = bestOf(left); best; best = bestOf(left)) {
    for (const name of Object.values(best.variables)) left.delete(name);
    proposals.push(best);
  }
  return [...proposals, ...[...left].map(([name, value]) => genericOf(name, value))];
}

/** Whether nothing else is known of a name than that it may hold such a URL. */
function mayBe(name: string, { type }: UrlType): boolean {
  const named = typesNamed(name).map((one) => one.type);
  return named.length === 0 || named.includes(type) || named.includes('databaseUrl');
}

function ofUrl(name: string, value: string, { type, input }: UrlType, left: Map<string, string>): Proposal {
  left.delete(name);
  const label = types.get(type)?.label ?? type;
  return { type, name: `${label} (${name})`, values: { [input]: value }, variables: { [input]: name }, missing: [], by: 'url', isSecret: true }; // prettier-ignore
}

/** The type that takes the most of what is left: a complete one before others, and the preferred one of two alike. */
function bestOf(left: ReadonlyMap<string, string>): Proposal | undefined {
  const inputs = new Map<string, Map<string, string>>();
  for (const name of left.keys())
    for (const { type, input } of typesNamed(name)) {
      const taken = inputs.get(type) ?? new Map<string, string>();
      if (rankOf(name, type, input) <= rankOf(taken.get(input), type, input)) taken.set(input, name);
      inputs.set(type, taken);
    }
  const proposals = [...inputs].flatMap(([type, taken]) => proposalOf(type, taken, left));
  return proposals.sort((a, b) => scoreOf(b) - scoreOf(a))[0];
}

/** The names of an input stand in the order of how usual they are. */
function rankOf(name: string | undefined, typeName: string, input: string): number {
  const type = types.get(typeName);
  const names = type ? environmentNamesOf(type)[input] : undefined;
  return name === undefined ? Infinity : (names?.indexOf(name) ?? Infinity);
}

function scoreOf({ type, variables, missing }: Proposal): number {
  const names = Object.values(variables);
  const preferred = names.filter((name) => typesNamed(name)[0]?.type === type).length;
  return (missing.length === 0 ? 10_000 : 0) + names.length * 100 + preferred;
}

function proposalOf(name: string, taken: ReadonlyMap<string, string>, left: ReadonlyMap<string, string>): Proposal[] {
  const type = types.get(name);
  if (!type || !hasSecret(type, taken)) return [];
  const values = [...taken].map(([input, variable]) => [input, left.get(variable) ?? ''] as const);
  return [
    {
      type: name,
      name: type.label,
      values: Object.fromEntries(values),
      variables: Object.fromEntries(taken),
      missing: type.inputs.filter((input) => isAsked(input) && !taken.has(input.name)).map((input) => input.name),
      by: 'name',
      isSecret: true,
    },
  ];
}

function hasSecret({ inputs }: CredentialType, taken: ReadonlyMap<string, string>): boolean {
  const secrets = inputs.filter(({ type }) => type === 'password');
  return (secrets.length > 0 ? secrets : inputs).some(({ name }) => taken.has(name));
}

function isAsked(input: CredentialType['inputs'][number]): boolean {
  return !input.optional && input.type !== 'boolean' && input.default === undefined && !input.show && !input.hide;
}

function genericOf(name: string, value: string): Proposal {
  const isSecret = SOUNDS_SECRET.test(name) || typeOfUrl(value) !== undefined || /:\/\/[^\s/]*:[^\s/]+@/.test(value);
  return {
    type: GENERIC,
    name,
    values: Object.fromEntries([[name, value]]),
    variables: Object.fromEntries([[name, name]]),
    missing: [],
    by: 'nothing',
    isSecret,
  };
}
