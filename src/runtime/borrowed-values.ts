import type { CredentialType } from '@keyrack/credential-types';
import { environmentReferences } from '@keyrack/expressions';
import type { Values } from '../credentials/index.js';

/**
 * Whether values of the process environment would be sent to an address that somebody typed: whoever may write a
 * credential could have any of them sent to a server of their own. Addresses that come from the environment as a whole
 * are the operator's, as are those that the type fixes or lets one choose.
 * @param values as they are stored, references and all
 */
export function leadsElsewhere({ hosts, inputs }: CredentialType, values: Values): boolean {
  if (!Object.values(values).some(refers)) return false;
  const named = new Set(hosts.flatMap((host) => (typeof host === 'object' ? [host.input] : [])));
  const typed = inputs.filter(({ name, type }) => named.has(name) && type !== 'options');
  return typed.some(({ name }) => {
    const value = values[name];
    return value !== undefined && value !== null && value !== '' && !isOneReference(value);
  });
}

/** The texts that come of references, in whatever kind of input: nobody may read them in an answer. */
export function borrowed(values: Values, expanded: Values): string[] {
  return Object.entries(values).flatMap(([name, value]) => (refers(value) ? textsIn(expanded[name]) : []));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function refers(value: unknown): boolean {
  if (typeof value === 'string') return environmentReferences(value).length > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(refers);
}

function isOneReference(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const text = value.trim();
  const [first] = environmentReferences(text);
  return first?.start === 0 && first.end === text.length;
}
