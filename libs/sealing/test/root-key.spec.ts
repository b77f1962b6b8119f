import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  DataKey,
  keyCheck,
  keyIdOf,
  LocalRootKey,
  passesKeyCheck,
  rewrap,
  SealError,
  type KeyProvider,
} from '../src/index.js';
import { HOME, refusalOf, sealErrorOf } from './support.js';

const newRootKey = (): LocalRootKey => LocalRootKey.fromBase64(LocalRootKey.generate());

/** A text with one character of its last part replaced by another. */
function corrupted(sealed: string): string {
  const at = sealed.lastIndexOf(':') + 5;
  return sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
}

describe('Reading a root key', () => {
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, n) => 255 - n * 3));

  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 without its padding', bytes.toString('base64').replace('=', '')],
    ['URL-safe base64', bytes.toString('base64url')],
    ['base64 with a line end behind it', `${bytes.toString('base64')}\r\n`],
    ['base64 with white space around it', ` \t${bytes.toString('base64')}\n\n`],
  ])('takes %s', (_what, text) => {
    expect(LocalRootKey.fromBase64(text).keyId).toBe(new LocalRootKey(bytes).keyId);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['31 bytes', randomBytes(31).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['64 bytes', randomBytes(64).toString('base64')],
    ['hexadecimal', randomBytes(32).toString('hex')],
    ['a passphrase', 'correct horse battery staple, and so on'],
    ['base64 with a foreign character in it', `${randomBytes(32).toString('base64').slice(0, 20)}*${'A'.repeat(23)}`],
    ['two lines', `${randomBytes(16).toString('base64')}\n${randomBytes(16).toString('base64')}`],
    ['padding at its start', `=${randomBytes(32).toString('base64')}`],
  ])('refuses %s, without repeating it', async (_what, text) => {
    const { reason, message } = await sealErrorOf(() => LocalRootKey.fromBase64(text));
    expect(reason).toBe('bad-key');
    if (text.trim() !== '') expect(message).not.toContain(text.trim().slice(0, 10));
  });

  it.each([0, 16, 31, 33])('refuses %i bytes', async (length) => {
    expect(await refusalOf(() => new LocalRootKey(randomBytes(length)))).toBe('bad-key');
  });

  it('takes what it generates, and generates another one each time', () => {
    const texts = Array.from({ length: 100 }, () => LocalRootKey.generate());
    expect(new Set(texts).size).toBe(texts.length);
    expect(new Set(texts.map((text) => LocalRootKey.fromBase64(text).keyId)).size).toBe(texts.length);
  });
});

describe('The id of a root key', () => {
  const bytes = randomBytes(32);

  it('is the same each time, and another one for another key', () => {
    expect(new LocalRootKey(bytes).keyId).toBe(new LocalRootKey(bytes).keyId);
    const similar = Buffer.from(bytes);
    similar[31] = (similar[31] ?? 0) ^ 1;
    expect(new LocalRootKey(similar).keyId).not.toBe(new LocalRootKey(bytes).keyId);
  });

  it('tells nothing of the key: neither its bytes, nor a digest of them that is used elsewhere', () => {
    const { keyId } = new LocalRootKey(bytes);
    expect(keyId).toMatch(/^[0-9a-f]{16}$/);
    expect(bytes.toString('hex')).not.toContain(keyId);
    for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
      expect(createHash(name).update(bytes).digest('hex')).not.toContain(keyId);
    }
  });

  it('is all that shows when a root key is printed', () => {
    const shown = JSON.stringify(new LocalRootKey(bytes));
    expect(shown).not.toContain(bytes.toString('base64'));
    expect(shown).not.toContain(bytes.toString('hex'));
    expect(shown).not.toContain('"type":"Buffer"');
  });
});

describe('A wrapped data key', () => {
  const rootKey = newRootKey();

  it('is unwrapped to the key that it was', async () => {
    const { key, wrapped } = await DataKey.create(rootKey, 'k', HOME);
    const again = await DataKey.unwrap(rootKey, 'k', wrapped, HOME);
    expect(again.open(key.seal('text', HOME), HOME)).toBe('text');
    expect(again.id).toBe('k');
  });

  it('names the root key that wrapped it', async () => {
    const { wrapped } = await DataKey.create(rootKey, 'k', HOME);
    expect(wrapped).toMatch(/^krw1:[0-9a-f]{16}:[A-Za-z0-9_-]+$/);
    expect(keyIdOf(wrapped)).toBe(rootKey.keyId);
  });

  it('is wrapped otherwise each time', async () => {
    const bytes = randomBytes(32);
    expect(await rootKey.wrap(bytes, HOME)).not.toBe(await rootKey.wrap(bytes, HOME));
  });

  it.each([
    ['another organization', { ...HOME, organization: 'other' }],
    ['another workspace', { ...HOME, workspace: 'other' }],
    ['another version', { ...HOME, version: 2 }],
    ['less', { purpose: 'test' }],
    ['nothing', {}],
  ])('is bound to its context: it is not unwrapped for %s', async (_what, context) => {
    const { wrapped } = await DataKey.create(rootKey, 'k', HOME);
    expect(await refusalOf(() => DataKey.unwrap(rootKey, 'k', wrapped, context))).toBe('tampered');
  });

  it('is not unwrapped by another root key', async () => {
    const { wrapped } = await DataKey.create(rootKey, 'k', HOME);
    const other = newRootKey();
    const error = await sealErrorOf(() => DataKey.unwrap(other, 'k', wrapped, HOME));
    expect(error.reason).toBe('wrong-key');
    expect(error.message).toContain(rootKey.keyId);
    expect(error.message).toContain(other.keyId);
  });

  it('is not unwrapped when it was altered', async () => {
    const { wrapped } = await DataKey.create(rootKey, 'k', HOME);
    expect(await refusalOf(() => DataKey.unwrap(rootKey, 'k', corrupted(wrapped), HOME))).toBe('tampered');
    expect(await refusalOf(() => DataKey.unwrap(rootKey, 'k', wrapped.slice(0, -30), HOME))).not.toBe('wrong-key');
    expect(await refusalOf(() => DataKey.unwrap(rootKey, 'k', '', HOME))).toBe('malformed');
  });

  it('is not taken for a sealed text, nor a sealed text for it', async () => {
    const { key, wrapped } = await DataKey.create(rootKey, 'k', HOME);
    expect(await refusalOf(() => key.open(wrapped, HOME))).toBe('malformed');
    expect(await refusalOf(() => DataKey.unwrap(rootKey, 'k', key.seal('text', HOME), HOME))).toBe('malformed');
  });
});

describe('A key check', () => {
  const rootKey = newRootKey();

  it('is passed by the root key that made it, however it was read', async () => {
    const text = LocalRootKey.generate();
    const check = await keyCheck(LocalRootKey.fromBase64(text));
    expect(await passesKeyCheck(LocalRootKey.fromBase64(text), check)).toBe(true);
  });

  it('is not passed by another root key', async () => {
    expect(await passesKeyCheck(newRootKey(), await keyCheck(rootKey))).toBe(false);
  });

  it('is not passed by another root key that claims the same id', async () => {
    const other = newRootKey();
    const [format, , body] = (await keyCheck(rootKey)).split(':');
    expect(await passesKeyCheck(other, `${format}:${other.keyId}:${body}`)).toBe(false);
  });

  it.each([
    ['corrupted', (check: string) => corrupted(check)],
    ['cut short', (check: string) => check.slice(0, 40)],
    ['empty', () => ''],
    ['another text', () => 'not a check'],
  ])('is not passed when it is %s', async (_what, change) => {
    expect(await passesKeyCheck(rootKey, change(await keyCheck(rootKey)))).toBe(false);
  });

  it('is not passed by something else that the root key wrapped', async () => {
    const other = await rootKey.wrap(Buffer.from('another value'), { purpose: 'key-check' });
    const elsewhere = await rootKey.wrap(Buffer.from('keyrack key check'), { purpose: 'another' });
    expect(await passesKeyCheck(rootKey, other)).toBe(false);
    expect(await passesKeyCheck(rootKey, elsewhere)).toBe(false);
  });

  it('ends with the error of a provider that does not answer, which says nothing about the key', async () => {
    const silent: KeyProvider = {
      keyId: rootKey.keyId,
      wrap: (key, context) => rootKey.wrap(key, context),
      unwrap: () => Promise.reject(new Error('the key service does not answer')),
    };
    await expect(passesKeyCheck(silent, await keyCheck(rootKey))).rejects.toThrow('does not answer');
  });
});

describe('Rewrapping', () => {
  const [from, to] = [newRootKey(), newRootKey()];

  it('moves a data key to another root key, and what it sealed still opens', async () => {
    const { key, wrapped } = await DataKey.create(from, 'k', HOME);
    const sealed = key.seal('text', HOME);
    const moved = await rewrap(wrapped, from, to, HOME);
    expect(keyIdOf(moved)).toBe(to.keyId);
    expect((await DataKey.unwrap(to, 'k', moved, HOME)).open(sealed, HOME)).toBe('text');
  });

  it('leaves the old root key nothing to unwrap', async () => {
    const { wrapped } = await DataKey.create(from, 'k', HOME);
    const moved = await rewrap(wrapped, from, to, HOME);
    expect(await refusalOf(() => DataKey.unwrap(from, 'k', moved, HOME))).toBe('wrong-key');
  });

  it('may be repeated: what has moved stays as it is', async () => {
    const { wrapped } = await DataKey.create(from, 'k', HOME);
    const moved = await rewrap(wrapped, from, to, HOME);
    expect(await rewrap(moved, from, to, HOME)).toBe(moved);
  });

  it('does not take for moved what the new root key does not open', async () => {
    const { wrapped } = await DataKey.create(from, 'k', HOME);
    const moved = await rewrap(wrapped, from, to, HOME);
    expect(await refusalOf(() => rewrap(corrupted(moved), from, to, HOME))).toBe('tampered');
    expect(await refusalOf(() => rewrap(moved, from, to, { ...HOME, workspace: 'other' }))).toBe('tampered');
  });

  it('refuses what neither root key opens', async () => {
    const { wrapped } = await DataKey.create(newRootKey(), 'k', HOME);
    expect(await refusalOf(() => rewrap(wrapped, from, to, HOME))).toBe('wrong-key');
    expect(await refusalOf(() => rewrap('nonsense', from, to, HOME))).toBe('malformed');
  });

  it('keeps the context: a key is not moved for another one', async () => {
    const { wrapped } = await DataKey.create(from, 'k', HOME);
    expect(await refusalOf(() => rewrap(wrapped, from, to, { ...HOME, workspace: 'other' }))).toBe('tampered');
  });

  it('clears the bytes of the data key, also when wrapping fails', async () => {
    const { wrapped } = await DataKey.create(from, 'k', HOME);
    const seen: Uint8Array[] = [];
    const broken: KeyProvider = {
      keyId: 'broken',
      wrap: (key) => {
        seen.push(key);
        return Promise.reject(new Error('the key service does not answer'));
      },
      unwrap: () => Promise.reject(new SealError('wrong-key', 'not mine')),
    };
    await expect(rewrap(wrapped, from, broken, HOME)).rejects.toThrow('does not answer');
    expect(seen.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true]);
  });
});
