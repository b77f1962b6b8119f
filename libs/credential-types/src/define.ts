import type { CredentialType, CredentialTypeDefinition } from './format.js';
import { wrongWith } from './well-formed.js';

/**
 * Checks a definition against itself and freezes it.
 * @throws TypeError naming the type and what is wrong with it: a duplicate name, a template or group that refers to an unknown input …
 */
export function defineCredentialType(definition: CredentialTypeDefinition): CredentialType {
  const type: CredentialType = { version: 1, ...definition };
  const wrong = wrongWith(type);
  if (wrong !== undefined) throw new TypeError(`credential type ${type.name}: ${wrong}`);
  return deepFreeze(type);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
