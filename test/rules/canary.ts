import { createHash, randomBytes } from 'node:crypto';

const MARK = 'canary-';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** With what JSON, CSV, URLs and HTML write in another way. */
const ODD = `${LETTERS}"\\/+&%<>=,;:' äé—🔑`;

/** Something that came out, and where. */
export interface Output {
  where: string;
  text: string;
}

/** A secret that must never come out: 24 random characters behind a mark. It fits wherever an id does. */
export function newCanary(): string {
  return MARK + randomFrom([...LETTERS]);
}

/** A secret with characters that need an escape somewhere. */
export function newOddCanary(): string {
  return MARK + randomFrom([...ODD]);
}

function randomFrom(alphabet: readonly string[]): string {
  return Array.from(randomBytes(24), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Every way in which a text may be written down, by name. */
export function formsOf(text: string): [form: string, written: string][] {
  const bytes = Buffer.from(text);
  const json = JSON.stringify(text).slice(1, -1);
  const escaped = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const url = encodeURIComponent(text);
  const characters = [...text];
  return [
    ['as it is', text],
    ['its first half', characters.slice(0, 19).join('')],
    ['its second half', characters.slice(19).join('')],
    ['in JSON', json],
    ['in JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['in ASCII JSON', escaped],
    ['in JSON with escaped slashes', json.replaceAll('/', '\\/')],
    ['in CSV', text.replaceAll('"', '""')],
    [
      'in HTML',
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ],
    ['in a URL', url],
    ['in a URL in small letters', url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ '': text }).toString().slice(1)],
    ['in hexadecimal', bytes.toString('hex')],
    ['in capital hexadecimal', bytes.toString('hex').toUpperCase()],
    ['in Latin letters', bytes.toString('latin1')],
    ...[0, 1, 2].flatMap((shift): [string, string][] => [
      [`in base64, ${shift} bytes in`, base64(bytes, shift, 'base64')],
      [`in base64url, ${shift} bytes in`, base64(bytes, shift, 'base64url')],
    ]),
    ['as a SHA-256', createHash('sha256').update(text).digest('hex')],
    ['as a SHA-256 in base64', createHash('sha256').update(text).digest('base64').slice(0, -1)],
  ];
}

/** The part of the base64 of a longer text that this one decides alone when it begins after so many bytes. */
function base64(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString(encoding);
  return digits.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

/** Whether the beginning of any secret at all came out, in whatever form, and where. */
export function marksIn(outputs: readonly Output[]): string[] {
  const forms = formsOf(MARK).filter(([form]) => !/half|SHA/.test(form));
  return outputs.flatMap(({ where, text }) =>
    forms.filter(([, written]) => text.includes(written)).map(([form]) => `${form}, in ${where}`),
  );
}

/** Secrets by what they were put in as. */
export class Secrets {
  private readonly texts = new Map<string, string>();

  canary(what: string): string {
    return this.keep(what, newCanary());
  }

  odd(what: string): string {
    return this.keep(what, newOddCanary());
  }

  keep(what: string, text: string): string {
    this.texts.set(text, what);
    return text;
  }

  /** What was found, in words: which secret, in which form, and where. */
  foundIn(outputs: readonly Output[]): string[] {
    const all = outputs.map(({ text }) => text).join('\n');
    return [...this.texts].flatMap(([secret, what]) => {
      const forms = new Map(
        formsOf(secret)
          .map(([form, written]) => [written, form])
          .reverse() as [string, string][],
      );
      return [...forms]
        .filter(([written]) => all.includes(written))
        .map(([written, form]) => {
          const places = new Set(outputs.filter(({ text }) => text.includes(written)).map(({ where }) => where));
          return `${what}, ${form}, in ${[...places].join(' and ')}`;
        });
    });
  }
}
