import { isShown, type CredentialType, type Input } from '@keyrack/credential-types';
import { RecipeError } from './recipe-error.js';

/** Values of a credential by input name, as they are stored, with environment references replaced. */
export type Values = Readonly<Record<string, unknown>>;

/** What the places of a type's templates are filled with. */
export interface Filling {
  type: CredentialType;
  values: Values;
  /** What `{{oauth2.accessToken}}` stands for. */
  token?: string;
  /** What cannot be done without an input, in messages. `tested` unless it says otherwise. */
  purpose?: 'tested' | 'used';
}

/**
 * The value of an input as a text; undefined when it is absent. Values of inputs that are not asked for (`show`, `hide`)
 * count as absent: they are left over from another choice.
 */
export function valueOf({ type, values }: Filling, name: string): string | undefined {
  const input = type.inputs.find((candidate) => candidate.name === name);
  if (!input || !isShown(type.inputs, input, new Map(Object.entries(values)))) return undefined;
  return textOf(values[name]) ?? defaultOf(input);
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** What counts when nothing is given. An optional input leaves that to the provider, unless nobody is shown it. */
function defaultOf(input: Input): string | undefined {
  if (input.type === 'boolean') return String(input.default ?? false);
  return input.optional && !input.hidden ? undefined : textOf(input.default);
}

/**
 * Lets a value of an input pass that can be sent at all.
 * @throws RecipeError naming the input
 */
export function assertSendable(text: string, name: string, { type }: Filling): void {
  const label = labelOf(type, name);
  if (text.includes('\0')) throw new RecipeError(`${label} must not contain the character NUL.`, name);
  if (!text.isWellFormed())
    throw new RecipeError(`${label} must not contain half of a character (a lone surrogate).`, name);
}

export function labelOf({ inputs }: CredentialType, name: string): string {
  return inputs.find((input) => input.name === name)?.label ?? name;
}

/** Whether nothing is wrong when the input is absent. */
export function mayBeAbsent({ type, values }: Filling, name: string): boolean {
  const input = type.inputs.find((candidate) => candidate.name === name);
  if (!input) return false;
  return input.optional === true || !isShown(type.inputs, input, new Map(Object.entries(values)));
}

/** The error for an input without which there is nothing to send. */
export function missing({ type, purpose = 'tested' }: Filling, name: string): RecipeError {
  return new RecipeError(`${type.label} cannot be ${purpose} without ${labelOf(type, name)}.`, name);
}
