import type { ComponentDto, ResolvedDto } from '@keyrack/client';
import { secretsInUrl } from '@keyrack/credential-types/secrets-in-urls';
import { textOf } from './variables.js';

/** Shorter ones stand in every second line of any output. */
const SHORTEST = 4;

/**
 * What of a credential must not be seen: the values of its secret inputs (all values, if its type is not known), the texts in
 * those that are JSON, and what is secret in URLs.
 */
export function secretsOf({ values }: ResolvedDto, type: ComponentDto | undefined): string[] {
  const kinds = new Map(type?.inputs.map(({ name, type: kind }) => [name, kind]));
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const text = textOf(value);
    const kind = kinds.get(name);
    const isSecret = kind === undefined || kind === 'password' || kind === 'json';
    const hidden = isSecret ? [text, ...textsIn(parsed(text))] : [];
    return [...hidden, ...[text, ...hidden.slice(1)].flatMap(secretsInUrl)];
  });
}

/** All ways in which a program may print a secret. */
export function formsOf(secret: string): string[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
  const forms = [...new Set([secret, secret.trim(), ...lines])].flatMap((text) => {
    if (text.length < SHORTEST) return [];
    return [text, ...inUrls(text), ...inJson(text), ...inBase64(text)];
  });
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}

function inUrls(text: string): string[] {
  // A lone surrogate has no encoding; toWellFormed is not in all versions of Node.
  const usual = encodeURIComponent(Buffer.from(text).toString());
  const strict = usual.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const all = [usual, strict, form, encodeURI(Buffer.from(text).toString())];
  return [...all, ...all.map((one) => one.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function inJson(text: string): string[] {
  const usual = JSON.stringify(text).slice(1, -1);
  const ascii = (one: string): string =>
    one.replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const slashes = usual.replaceAll('/', '\\/');
  return [usual, ascii(usual), slashes, ascii(slashes)];
}

/** Also from within a longer text, as in the header of basic authentication, where it may begin at any of three bits. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString('base64');
  const parts = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    // Signs that hold bits of what stands around it are not known.
    return padded.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6));
  });
  const all = [whole, whole.replaceAll('=', ''), ...parts.filter((part) => part.length >= 2 * SHORTEST)];
  return [...all, ...all.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'))];
}

function parsed(text: string): unknown {
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
