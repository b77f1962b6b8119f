import type { Condition, Input } from '@keyrack/credential-types';
import { plainSentence } from './prose.js';

/** A property of a credential type of n8n, as far as it says what a value is. */
export interface Property {
  name: string;
  displayName: string;
  type: string;
  default?: unknown;
  required?: boolean;
  description?: string;
  placeholder?: string;
  typeOptions?: {
    password?: boolean;
    rows?: number;
    minValue?: number;
    maxValue?: number;
    expirable?: boolean;
    redactJsonLeaves?: boolean;
  };
  displayOptions?: { show?: Record<string, unknown>; hide?: Record<string, unknown> } & Record<string, unknown>;
  options?: { name: string; value?: unknown; description?: string }[];
  doNotInherit?: boolean;
}

/** n8n forgets to mark some: a passphrase of PostgreSQL, for one. */
const SOUNDS_SECRET = /(?:password|passphrase|secret|token|api_?key|private_?key|access_?key)$/i;

/** The inputs of a form. Notices hold no value; a hidden property whose default is an expression is computed, not given. */
export function inputsOf(properties: readonly Property[]): Input[] {
  const given = properties.filter((property) => property.type !== 'notice' && !isComputed(property));
  const inputs = new Map<string, Input>();
  for (const property of given) {
    const input = inputOf(property);
    const twin = inputs.get(input.name);
    inputs.set(input.name, twin ? oneOfTwins(twin, input) : input);
  }
  const names = new Set(inputs.keys());
  return [...inputs.values()].map((input) => withoutStrangers(input, names));
}

export const isComputed = ({ type, default: standing }: Property): boolean =>
  type === 'hidden' && typeof standing === 'string' && standing.startsWith('=');

function inputOf(property: Property): Input {
  const { name, displayName, placeholder, required, type, displayOptions = {} } = property;
  const standing = defaultOf(property);
  const description = plainSentence(property.description);
  // A field that n8n fills in by itself when a token is fetched is not asked for.
  const isOptional = standing === undefined && (required !== true || type === 'hidden');
  const common = {
    name,
    label: plainSentence(displayName)?.replace(/\.$/, '') ?? name,
    ...(description !== undefined && { description }),
    ...(placeholder !== undefined && placeholder !== '' && { placeholder }),
    ...(isOptional && type !== 'boolean' && { optional: true }),
    ...((type === 'hidden' || 'showOnDeployment' in displayOptions) && { hidden: true }),
    ...conditionsOf(property),
  };
  return { ...common, ...kindOf(property, standing) } as Input;
}

/** '' stands for no default, and an expression is none that could be stored. */
function defaultOf({ default: standing, type }: Property): unknown {
  if (standing === '' || standing === null || typeof standing === 'object') return undefined;
  if (typeof standing === 'string' && standing.startsWith('=')) return undefined;
  return type === 'boolean' && typeof standing !== 'boolean' ? undefined : standing;
}

type Kind = Record<string, unknown> & { type: Input['type'] };

function kindOf(property: Property, standing: unknown): Kind {
  const { type, name, typeOptions = {} } = property;
  const rows = typeOptions.rows === undefined ? {} : { rows: typeOptions.rows };
  const by = standing === undefined ? {} : { default: standing };
  const isSecret =
    typeOptions.password === true ||
    typeOptions.redactJsonLeaves === true ||
    (type !== 'options' && SOUNDS_SECRET.test(name));
  if (isSecret && typeof standing !== 'boolean') return { type: 'password', ...rows, ...by };
  switch (type) {
    case 'number':
      return { type: 'number', ...limitsOf(property), ...by };
    case 'boolean':
      return { type: 'boolean', ...by };
    case 'options':
      return choiceOf(property, standing);
    case 'json':
    case 'fixedCollection':
    case 'collection':
    case 'multiOptions':
      return { type: 'json', ...rows, ...by };
    default: {
      const kinds: Record<string, Kind['type']> = { boolean: 'boolean', number: 'number' };
      return { type: kinds[typeof standing] ?? 'string', ...rows, ...by };
    }
  }
}

function limitsOf({ typeOptions: { minValue, maxValue } = {} }: Property): Record<string, number> {
  return {
    ...(minValue !== undefined && { minimum: minValue }),
    ...(maxValue !== undefined && { maximum: maxValue }),
  };
}

/** Choices among numbers stay numbers, as the programs that read the value expect. */
function choiceOf({ options = [] }: Property, standing: unknown): Kind {
  const by = standing === undefined ? {} : { default: standing };
  if (options.some(({ value }) => typeof value === 'number')) {
    const choices = options.map(({ name, value }) => `${String(value)} (${name})`).join(', ');
    return { type: 'number', description: `One of ${choices}.`, ...by };
  }
  const chosen = options.filter(({ value }) => typeof value === 'string' && value !== '');
  return {
    type: 'options',
    options: chosen.map(({ name, value, description }) => {
      const sentence = plainSentence(description);
      return { name: String(value), label: name, ...(sentence !== undefined && { description: sentence }) };
    }),
    ...by,
  };
}

function conditionsOf({ displayOptions: { show, hide } = {} }: Property): { show?: Condition; hide?: Condition } {
  return { ...(show && { show: conditionOf(show) }), ...(hide && { hide: conditionOf(hide) }) };
}

function conditionOf(given: Record<string, unknown>): Condition {
  const scalars = ['string', 'number', 'boolean'];
  return Object.fromEntries(
    Object.entries(given).map(([name, values]) => [
      name,
      (Array.isArray(values) ? values : []).filter((value) => scalars.includes(typeof value)) as string[],
    ]),
  );
}

/** n8n draws two properties of one name under different conditions. A value has one name, so it is one input here. */
function oneOfTwins({ show: _, hide: __, ...first }: Input, second: Input): Input {
  const isOptional = first.optional === true || second.optional === true;
  return { ...first, ...(isOptional && { optional: true }) };
}

/** A condition on what is no input cannot be judged: the input is then never asked for, and always taken. */
function withoutStrangers(input: Input, names: ReadonlySet<string>): Input {
  const { show, hide, ...rest } = input;
  if ([...Object.keys(show ?? {}), ...Object.keys(hide ?? {})].every((name) => names.has(name))) return input;
  return { ...rest, optional: true };
}
