/** `$credentials.alias.field`, or `$credentials.field` when there is no alias. */
export interface CredentialReference {
  /** A key of the `credentials` of the node. */
  alias?: string;
  field: string;
}

/** The value that a reference stands for, or why it stands for none, with the names that would have been right. */
export type Lookup =
  | { value: unknown }
  | {
      /** `no-alias`: a field without an alias, and not exactly one credential. `only-alias`: an alias without a field. */
      reason: 'unknown-alias' | 'unknown-field' | 'no-alias' | 'only-alias';
      known: readonly string[];
    };

export type Resolve = (reference: Readonly<CredentialReference>) => Lookup;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Finds references in the credentials of one node, by their aliases. An alias may be left out where the node has one
 * credential and the field is not itself an alias.
 */
export function lookupIn(credentials: Readonly<Record<string, Fields>>): Resolve {
  const aliases = Object.keys(credentials);
  return ({ alias, field }) => {
    if (alias === undefined) {
      const named = ownOf(credentials, field);
      if (named) return { reason: 'only-alias', known: Object.keys(named) };
      if (aliases.length > 1) return { reason: 'no-alias', known: aliases };
    }
    const fields = ownOf(credentials, alias ?? aliases[0]);
    return fields ? fieldOf(fields, field) : { reason: 'unknown-alias', known: aliases };
  };
}

function fieldOf(fields: Fields, field: string): Lookup {
  const value = ownOf(fields, field);
  if (value !== undefined) return { value };
  return { reason: 'unknown-field', known: Object.keys(fields).filter((name) => fields[name] !== undefined) };
}

function ownOf<T>(record: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Says why a reference stands for nothing. */
export function wordsFor(
  { alias, field }: CredentialReference,
  { reason, known }: Exclude<Lookup, { value: unknown }>,
): string {
  switch (reason) {
    case 'unknown-alias':
      if (known.length === 0) return 'the node has no credentials';
      return `the node has no credential ${quoted(alias ?? field)}; it has ${list(known)}`;
    case 'unknown-field':
      return `the credential has no field ${quoted(field)}; it has ${list(known)}`;
    case 'no-alias':
      return `the node has several credentials: write $credentials.alias.field, with one of the aliases ${list(known)}`;
    case 'only-alias':
      return `this is a credential and no field: write $credentials.alias.field, with one of the fields ${list(known)}`;
  }
}

const MOST_NAMES = 10;
/** Only what looks like a name is ever repeated; anything else may be a secret in the wrong place. */
const NAME = /^[\p{L}\p{N}_ -]{1,64}$/u;

const quoted = (name: string): string => (NAME.test(name) ? `"${name}"` : 'of that name');

function list(names: readonly string[]): string {
  const shown = names.filter((name) => NAME.test(name)).slice(0, MOST_NAMES);
  const others = names.length - shown.length;
  return [...shown.map(quoted), ...(others > 0 ? [`${others} more`] : [])].join(', ') || 'none';
}
