import type { CredentialType, Icon } from '@keyrack/credential-types';
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { monogram } from './monogram.js';
import { safeSvg } from './svg.js';

const PACKAGES: readonly string[] = ['simple-icons', '@lobehub/icons-static-svg'];
const MAX_BYTES = 256 * 1024;
const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'); // signature, and the header that must follow

/**
 * What an icon of one colour is drawn in. The brands' own colours would have to be loaded with simple-icons' list, which
 * is large. A style that asks for the reader's colour scheme would hear the system's, and not the page's: light on the
 * white discs on which Flowise puts icons. This grey can be seen on white (4.2:1) and on dark pages (3.9:1).
 */
const GREY = '#747b8a';

export interface Picture {
  type: 'image/svg+xml' | 'image/png';
  body: Buffer;
  /** Strong, with its quotes. */
  etag: string;
}

/**
 * The picture of a type, made harmless; a monogram if it has none or the file is missing or no picture.
 * `beside` is the absolute directory that the files of a type from outside must lie in. Nothing is remembered: reading
 * and cleaning takes a millisecond or two.
 */
export async function iconOf(type: CredentialType, beside?: string): Promise<Picture> {
  const { icon } = type;
  const found = icon && ('file' in icon ? await besideType(icon.file, beside) : await fromPackage(icon));
  return found ?? svg(monogram(type.name, type.label));
}

async function fromPackage({
  package: name,
  name: icon,
}: Extract<Icon, { name: string }>): Promise<Picture | undefined> {
  if (!PACKAGES.includes(name)) return undefined;
  // Not `resolve`: what a package exports need not include its files, nor package.json.
  for (const modules of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const file = await read(join(modules, name, 'icons'), `${icon}.svg`);
    if (file) return cleaned(file, name === 'simple-icons' ? { fill: 'currentColor' } : {});
  }
  return undefined;
}

async function besideType(path: string, beside: string | undefined): Promise<Picture | undefined> {
  const file = beside === undefined ? undefined : await read(beside, path);
  if (!file) return undefined;
  const kind = extname(path).toLowerCase();
  if (kind === '.svg') return cleaned(file);
  return kind === '.png' && file.subarray(0, PNG_START.length).equals(PNG_START)
    ? picture('image/png', file)
    : undefined;
}

function cleaned(file: Buffer, defaults: Record<string, string> = {}): Picture | undefined {
  const text = safeSvg(file.toString(), { color: GREY, ...defaults });
  return text === undefined ? undefined : svg(text);
}

/** A file in a directory or below it. Undefined if it is not there, lies elsewhere (links are followed first) or is no icon by its size. */
async function read(directory: string, file: string): Promise<Buffer | undefined> {
  try {
    const root = await realpath(directory);
    const path = await realpath(resolve(root, file));
    const way = relative(root, path);
    if (isAbsolute(way) || way.split(sep)[0] === '..') return undefined;
    const found = await stat(path);
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(path) : undefined;
  } catch {
    return undefined;
  }
}

function svg(text: string): Picture {
  return picture('image/svg+xml', Buffer.from(text));
}

function picture(type: Picture['type'], body: Buffer): Picture {
  const digest = createHash('sha256').update(body).digest().subarray(0, 16);
  return { type, body, etag: `"${digest.toString('base64url')}"` };
}
