import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { CredentialItem, FlowItem, Item, SkippedItem, Source } from '../src/index.js';

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A directory for the tests of one file, gone after them. */
export async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'keyrack-importers-'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Everything that a source yields. Closes it. */
export async function itemsOf(opening: Promise<Source>): Promise<Item[]> {
  const source = await opening;
  const items: Item[] = [];
  for await (const item of source.items()) items.push(item);
  await source.close();
  return items;
}

export const credentialsIn = (items: readonly Item[]): CredentialItem[] =>
  items.filter((item) => item.kind === 'credential');

export const flowsIn = (items: readonly Item[]): FlowItem[] => items.filter((item) => item.kind === 'flow');

export const skippedIn = (items: readonly Item[]): SkippedItem[] => items.filter((item) => item.kind === 'skipped');

/** As crypto-js and n8n write it: the other side of what is tested. */
export function salted(text: string, passphrase: string): string {
  const salt = randomBytes(8);
  let derived = Buffer.alloc(0);
  for (let last = derived; derived.length < 48; derived = Buffer.concat([derived, last]))
    last = createHash('md5').update(last).update(passphrase).update(salt).digest();
  const cipher = createCipheriv('aes-256-cbc', derived.subarray(0, 32), derived.subarray(32, 48));
  return Buffer.concat([Buffer.from('Salted__'), salt, cipher.update(text), cipher.final()]).toString('base64');
}

/** As n8n writes it where its keys are rotated. @param key in hexadecimal digits */
export function gcm(text: string, key: string): string {
  const salt = randomBytes(32);
  const derived = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), salt, 'n8n-encryption-v1', 44));
  const cipher = createCipheriv('aes-256-gcm', derived.subarray(0, 32), derived.subarray(32));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), salt, cipher.getAuthTag(), sealed]).toString('base64');
}
