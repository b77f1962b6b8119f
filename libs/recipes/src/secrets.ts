import type { CredentialType } from '@keyrack/credential-types';
import type { Values } from './filling.js';

/** Parameters of URLs that hold secrets by their names. */
const SECRET_PARAMETER = /[?&;#][^=&;#]*(?:pass|pwd|token|secret|key|sig|credential|auth)[^=&;#]*=([^&;#]+)/gi;

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

/** As they are written and as they are meant. Reads a URL like a person: what stands before the last @ is credentials. */
function secretsInUrl(text: string): string[] {
  const [, rest] = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text) ?? [];
  if (rest === undefined) return [];
  const user = rest.slice(0, Math.max(rest.lastIndexOf('@'), 0));
  const colon = user.indexOf(':');
  const parameters = [...rest.matchAll(SECRET_PARAMETER)].map(([, value = '']) => value);
  return [user.slice(colon + 1), ...parameters].flatMap((written) => [written, decoded(written)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
