import type { CredentialType } from '@keyrack/credential-types';
import { secretsInUrl } from '@keyrack/credential-types/secrets-in-urls';
import type { Values } from './filling.js';

/**
 * Every text in the values that is secret: passwords, with each text in those that are JSON documents; user and password in
 * URLs; and all that the type does not declare.
 */
export function secretsOf(type: CredentialType, values: Values): string[] {
  const kinds = new Map(type.inputs.map((input) => [input.name, input.type]));
  const secrets = Object.entries(values).flatMap(([name, value]): string[] => {
    const kind = kinds.get(name);
    if (kind === undefined || kind === 'password') return textsIn(value);
    // A `string` too: Flowise has connection strings that are no `url`.
    return (kind === 'url' || kind === 'string') && typeof value === 'string' ? secretsInUrl(value) : [];
  });
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...textsInJson(value), ...secretsInUrl(value)];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function textsInJson(text: string): string[] {
  if (!/^\s*[{[]/.test(text)) return [];
  try {
    return textsIn(JSON.parse(text));
  } catch {
    return [];
  }
}
