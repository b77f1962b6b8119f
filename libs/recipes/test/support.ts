import {
  catalogue,
  defineCredentialType,
  type CredentialType,
  type CredentialTypeDefinition,
} from '@keyrack/credential-types';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { RecipeError } from '../src/index.js';

export const NOW = new Date('2026-11-21T12:00:00Z');

/** A type with a URL, a key and an optional organization, and whatever the test says otherwise. */
export function typeWith(definition: Partial<CredentialTypeDefinition> = {}): CredentialType {
  return defineCredentialType({
    name: 'acmeApi',
    label: 'Acme API',
    description: 'A key for the rockets of Acme.',
    category: 'other',
    documentation: 'https://docs.acme.example.com',
    inputs: [
      { name: 'url', label: 'URL', type: 'url' },
      { name: 'key', label: 'API key', type: 'password' },
      { name: 'organization', label: 'Organization', type: 'string', optional: true },
      { name: 'region', label: 'Region', type: 'string', default: 'eu' },
    ],
    hosts: [{ input: 'url' }, '*.acme.example.com'],
    test: { method: 'GET', url: '{{url}}/me' },
    example: {},
    ...definition,
  });
}

export function typeNamed(name: string): CredentialType {
  const type = catalogue.find((each) => each.name === name);
  if (!type) throw new Error(`the catalogue has no ${name}`);
  return type;
}

/** The error that the work ends with. Anything but a RecipeError fails the test. */
export async function errorOf(work: () => unknown): Promise<RecipeError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RecipeError) return error;
    throw error;
  }
  throw new Error('it was expected to be refused');
}

/** Why the work is refused. */
export async function refusalOf(work: () => unknown): Promise<string> {
  return (await errorOf(work)).message;
}

interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const KEYS: Record<'rsa' | 'p256' | 'p384', Pair> = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};

export function pemOf({ privateKey }: Pair, form: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string {
  return privateKey.export({ format: 'pem', type: form }).toString();
}
