import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DataKey, keyIdOf, LocalRootKey, type Context } from '../src/index.js';
import { HOME, refusalOf, sealErrorOf } from './support.js';

const PLAINTEXT = 'canary-7d2e the plaintext';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FOREIGN = ['=', '+', '/', ' ', '\n', ':', '.', 'é', '\0'];

let rootKey: LocalRootKey;
let key: DataKey;
let other: DataKey;

beforeAll(async () => {
  rootKey = LocalRootKey.fromBase64(LocalRootKey.generate());
  key = await newKey('key-1');
  other = await newKey('key-2');
});

async function newKey(id: string): Promise<DataKey> {
  return (await DataKey.create(rootKey, id, HOME)).key;
}

const text = fc.string({ unit: 'binary', maxLength: 60 });
const contexts = fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(fc.string({ maxLength: 8 }), fc.integer()), {
  maxKeys: 5,
});

/** A context without regard to the order of its entries. */
const inOrder = (context: Context): string =>
  JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The three parts of a sealed text. */
function partsOf(sealed: string): [format: string, keyId: string, body: string] {
  const [format = '', keyId = '', body = ''] = sealed.split(':');
  return [format, keyId, body];
}

describe('A data key', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(text, contexts, (plaintext, context) => {
        expect(key.open(key.seal(plaintext, context), context)).toBe(plaintext);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a NUL', 'a\0b'],
    ['several scripts', 'Grüße, 世界, 👩‍👩‍👧, مرحبا'],
    ['half a megabyte', 'x'.repeat(512 * 1024)],
  ])('opens %s that it sealed', (_what, plaintext) => {
    expect(key.open(key.seal(plaintext, HOME), HOME)).toBe(plaintext);
  });

  it('seals under a fresh nonce each time', () => {
    const sealed = Array.from({ length: 1000 }, () => key.seal(PLAINTEXT, HOME));
    const nonces = sealed.map((one) => Buffer.from(partsOf(one)[2], 'base64url').subarray(0, 12).toString('hex'));
    expect(new Set(nonces).size).toBe(sealed.length);
    expect(new Set(sealed).size).toBe(sealed.length);
  });

  it('says in each sealed text which key and which format wrote it', () => {
    const sealed = key.seal(PLAINTEXT, HOME);
    expect(sealed).toMatch(/^krs1:key-1:[A-Za-z0-9_-]+$/);
    expect(keyIdOf(sealed)).toBe('key-1');
  });

  it('does not show the plaintext in the sealed text', () => {
    const sealed = Buffer.from(partsOf(key.seal(PLAINTEXT, HOME))[2], 'base64url').toString('latin1');
    expect(sealed).not.toContain(PLAINTEXT.slice(0, 6));
  });

  it.each(['', 'with:colon', 'with space', 'arn/of/a/key', 'x'.repeat(65)])(
    'is not made under an id that its sealed texts could not be read back with: %j',
    async (id) => {
      await expect(DataKey.create(rootKey, id, HOME)).rejects.toThrow();
    },
  );
});

describe('The context of a sealed text', () => {
  it('may be given with its entries in any order', () => {
    fc.assert(
      fc.property(contexts, fc.string(), (context, plaintext) => {
        const reversed = Object.fromEntries(Object.entries(context).reverse());
        expect(key.open(key.seal(plaintext, context), reversed)).toBe(plaintext);
      }),
    );
  });

  it('must be equal to open it', async () => {
    await fc.assert(
      fc.asyncProperty(contexts, contexts, async (context, another) => {
        fc.pre(inOrder(context) !== inOrder(another));
        expect(await refusalOf(() => key.open(key.seal(PLAINTEXT, context), another))).toBe('tampered');
      }),
    );
  });

  it('must be equal in each single entry', async () => {
    await fc.assert(
      fc.asyncProperty(contexts, fc.string(), fc.nat(), async (context, value, n) => {
        const [name, before] = Object.entries(context)[n % (Object.keys(context).length || 1)] ?? ['added', undefined];
        fc.pre(before !== value);
        const changed = { ...context, [name]: value };
        expect(await refusalOf(() => key.open(key.seal(PLAINTEXT, context), changed))).toBe('tampered');
        expect(await refusalOf(() => key.open(key.seal(PLAINTEXT, changed), context))).toBe('tampered');
      }),
    );
  });

  const pairs: [what: string, sealedFor: Context, openedFor: Context][] = [
    ['a missing entry', { a: 'x', b: 'y' }, { a: 'x' }],
    ['an additional entry', { a: 'x' }, { a: 'x', b: '' }],
    ['swapped values', { a: 'x', b: 'y' }, { a: 'y', b: 'x' }],
    ['swapped names', { a: 'x', b: 'y' }, { b: 'x', a: 'y' }],
    ['a number instead of its digits', { version: 1 }, { version: '1' }],
    ['another number', { version: 1 }, { version: 2 }],
    ['a border between values that has moved', { a: 'xy', b: 'z' }, { a: 'x', b: 'yz' }],
    ['a border between name and value that has moved', { ab: 'c' }, { a: 'bc' }],
    ['entries hidden in a value', { a: 'x","b":"y' }, { a: 'x', b: 'y' }],
    ['another case', { a: 'x' }, { a: 'X' }],
    ['the same letter, composed otherwise', { a: '\u00e9' }, { a: 'e\u0301' }],
    ['no entries at all', { a: 'x' }, {}],
  ];
  it.each(pairs)('refuses %s', async (_what, sealedFor, openedFor) => {
    expect(await refusalOf(() => key.open(key.seal(PLAINTEXT, sealedFor), openedFor))).toBe('tampered');
  });
});

describe('A sealed text that was altered', () => {
  it.each([0, 1, 2])('does not open with any one character replaced (length %i modulo 3)', async (extra) => {
    const sealed = key.seal('x'.repeat(extra), HOME);
    const start = sealed.lastIndexOf(':') + 1;
    for (let at = start; at < sealed.length; at++) {
      for (const letter of ALPHABET) {
        if (letter === sealed[at]) continue;
        const reason = await refusalOf(() => key.open(sealed.slice(0, at) + letter + sealed.slice(at + 1), HOME));
        expect(['tampered', 'malformed']).toContain(reason);
      }
    }
  });

  it('does not open with any one bit flipped', async () => {
    const [format, keyId, body] = partsOf(key.seal(PLAINTEXT, HOME));
    const bytes = Buffer.from(body, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const altered = `${format}:${keyId}:${flipped.toString('base64url')}`;
      expect(await refusalOf(() => key.open(altered, HOME))).toBe('tampered');
    }
  });

  it.each([0, 1, 2])('does not open when it is cut short anywhere (length %i modulo 3)', async (extra) => {
    const sealed = key.seal('x'.repeat(12 + extra), HOME);
    for (let end = 0; end < sealed.length; end++) {
      expect(['tampered', 'malformed']).toContain(await refusalOf(() => key.open(sealed.slice(0, end), HOME)));
    }
  });

  it.each([0, 1, 2])('does not open with anything added at its end (length %i modulo 3)', async (extra) => {
    const sealed = key.seal('x'.repeat(extra), HOME);
    for (const letter of [...ALPHABET, ...FOREIGN]) {
      expect(['tampered', 'malformed']).toContain(await refusalOf(() => key.open(sealed + letter, HOME)));
    }
  });

  it('is malformed with a character that cannot be there', async () => {
    const sealed = key.seal(PLAINTEXT, HOME);
    for (const letter of FOREIGN) {
      const altered = `${sealed.slice(0, 20)}${letter}${sealed.slice(21)}`;
      expect(await refusalOf(() => key.open(altered, HOME))).toBe('malformed');
    }
  });

  it.each([
    ['nothing', ''],
    ['another text', 'not a sealed text'],
    ['a format to come', 'krs2:key-1:AAAA'],
    ['the format of a wrapped key', 'krw1:key-1:AAAA'],
    ['no key id', 'krs1::AAAA'],
    ['no body', 'krs1:key-1:'],
    ['a body that holds no more than a nonce and a part of the tag', `krs1:key-1:${'A'.repeat(36)}`],
    ['a part too many', `krs1:key-1:${'A'.repeat(40)}:AAAA`],
  ])('is malformed if it is %s', async (_what, sealed) => {
    expect(await refusalOf(() => key.open(sealed, HOME))).toBe('malformed');
  });

  it('is malformed under the name of the other format', async () => {
    const [, keyId, body] = partsOf(key.seal(PLAINTEXT, HOME));
    expect(await refusalOf(() => key.open(`krw1:${keyId}:${body}`, HOME))).toBe('malformed');
  });

  it('does not open with any value that a careless caller may hand over', async () => {
    const careless: unknown[] = [null, undefined, 0, {}, [], Buffer.from('krs1')];
    for (const value of careless) {
      expect(await refusalOf(() => key.open(value as string, HOME))).toBe('malformed');
    }
  });
});

describe('A sealed text of another key', () => {
  it('is refused by the id of the key that wrote it', async () => {
    const error = await sealErrorOf(() => other.open(key.seal(PLAINTEXT, HOME), HOME));
    expect(error.reason).toBe('wrong-key');
    expect(error.message).toContain('key-1');
    expect(error.message).toContain('key-2');
  });

  it('does not open when it claims to be of this one', async () => {
    const [format, , body] = partsOf(key.seal(PLAINTEXT, HOME));
    expect(await refusalOf(() => other.open(`${format}:key-2:${body}`, HOME))).toBe('tampered');
  });

  it('does not open for another key of the same id', async () => {
    const namesake = await newKey('key-1');
    expect(await refusalOf(() => namesake.open(key.seal(PLAINTEXT, HOME), HOME))).toBe('tampered');
  });

  it('does not open under another id of the same key', async () => {
    const { wrapped } = await DataKey.create(rootKey, 'key-1', HOME);
    const [one, renamed] = [
      await DataKey.unwrap(rootKey, 'key-1', wrapped, HOME),
      await DataKey.unwrap(rootKey, 'key-9', wrapped, HOME),
    ];
    const [format, , body] = partsOf(one.seal(PLAINTEXT, HOME));
    expect(await refusalOf(() => renamed.open(`${format}:key-9:${body}`, HOME))).toBe('tampered');
  });
});

describe('What a refusal says', () => {
  it('holds neither plaintext nor ciphertext nor the context', async () => {
    const sealed = key.seal(PLAINTEXT, HOME);
    const body = partsOf(sealed)[2];
    const refusals = [
      () => key.open(sealed, { ...HOME, workspace: 'canary-workspace' }),
      () => other.open(sealed, HOME),
      () => key.open(sealed.slice(0, 30), HOME),
      () => key.open(`${sealed}!`, HOME),
      () => key.open(PLAINTEXT, HOME),
      () => keyIdOf(PLAINTEXT),
    ];
    for (const refusal of refusals) {
      const { message, stack = '' } = await sealErrorOf(refusal);
      for (const said of [message, stack.slice(0, message.length + 20)]) {
        expect(said).not.toContain('canary');
        expect(said).not.toContain(body.slice(0, 8));
      }
    }
  });

  it('does not show a data key when it is printed', () => {
    expect(JSON.stringify(key)).not.toMatch(/[A-Za-z0-9+/]{40,}/);
  });
});

describe('A mark', () => {
  it('is 16 hex digits that stay the same for the same sealed text', () => {
    const sealed = key.seal(PLAINTEXT, HOME);
    expect(key.mark(sealed)).toMatch(/^[0-9a-f]{16}$/);
    expect(key.mark(sealed)).toBe(key.mark(sealed));
  });

  it('differs for each sealing of the same text', () => {
    const marks = Array.from({ length: 500 }, () => key.mark(key.seal(PLAINTEXT, HOME)));
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('differs for each key', () => {
    const sealed = key.seal(PLAINTEXT, HOME);
    expect(key.mark(sealed)).not.toBe(other.mark(sealed));
  });

  it('is the same after the key was unwrapped again', async () => {
    const { key: made, wrapped } = await DataKey.create(rootKey, 'key-3', HOME);
    const again = await DataKey.unwrap(rootKey, 'key-3', wrapped, HOME);
    const sealed = made.seal(PLAINTEXT, HOME);
    expect(again.mark(sealed)).toBe(made.mark(sealed));
  });
});
