import type { CredentialType } from '@keyrack/credential-types';

/** Where the types that Keyrack brings along come from. */
export const ORIGIN = '@keyrack/credential-types';

/** A credential type as it is installed: the definition, and where it came from. */
export interface Component {
  type: CredentialType;
  /** The package with its version, or the directory as it was configured. */
  origin: string;
  /** When the definition was last changed, as far as that is known. ISO 8601. */
  changed: string;
  /** The absolute directory that a `file` icon is in. */
  directory?: string;
}

/** Those that are installed, by the names of their types. */
export type Components = ReadonlyMap<string, Component>;

/** Why a credential of this type cannot be tried, as a sentence; undefined when it can. */
export function reasonUntestable({ test }: CredentialType): string | undefined {
  return 'untestable' in test ? test.untestable : undefined;
}
