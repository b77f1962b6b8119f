import { catalogue } from './catalogue.js';
import { FURTHER_NAMES, PREFERRED } from './further-environment-names.js';
import type { CredentialType } from './format.js';

/** An input that programs take from a variable of the environment. */
export interface Named {
  type: string;
  input: string;
}

/**
 * The variables from which programs take the inputs of a type, by input. The first of each is what is set for programs:
 * the `env` of the input, where it has one. Inputs without a convention are absent.
 */
export function environmentNamesOf({ name, inputs }: CredentialType): Readonly<Record<string, readonly string[]>> {
  const further = (Object.hasOwn(FURTHER_NAMES, name) && FURTHER_NAMES[name]) || {};
  const named = inputs.map((input): [string, string[]] => [
    input.name,
    [
      ...new Set([
        ...(input.env === undefined ? [] : [input.env]),
        ...((Object.hasOwn(further, input.name) && further[input.name]) || []),
      ]),
    ],
  ]);
  return Object.fromEntries(named.filter(([, names]) => names.length > 0));
}

/** The inputs that a variable may be for; those of the type that is most likely meant stand first. */
export function typesNamed(variable: string, types: readonly CredentialType[] = catalogue): readonly Named[] {
  const index = indexes.get(types) ?? indexOf(types);
  indexes.set(types, index);
  return index.get(variable) ?? [];
}

const indexes = new WeakMap<readonly CredentialType[], ReadonlyMap<string, readonly Named[]>>();

function indexOf(types: readonly CredentialType[]): ReadonlyMap<string, readonly Named[]> {
  const index = new Map<string, Named[]>();
  for (const type of types)
    for (const [input, names] of Object.entries(environmentNamesOf(type)))
      for (const name of names) index.set(name, [...(index.get(name) ?? []), { type: type.name, input }]);
  for (const [name, named] of index) {
    const preferred = PREFERRED[name];
    index.set(name, [...named.filter(({ type }) => type === preferred), ...named.filter(({ type }) => type !== preferred)]); // prettier-ignore
  }
  return index;
}
