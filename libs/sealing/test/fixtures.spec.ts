import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataKey, keyIdOf, LocalRootKey, passesKeyCheck, type Context } from '../src/index.js';
import { refusalOf } from './support.js';

interface Sealed {
  what: string;
  context: Context;
  plaintext: string;
  sealed: string;
  mark: string;
}

interface Fixture {
  rootKey: string;
  rootKeyId: string;
  keyCheck: string;
  dataKeys: { id: string; context: Context; wrapped: string; sealed: Sealed[] }[];
}

/** What earlier versions wrote: one file for each format. Every later version must open all of it. */
describe.each(['v1.json'])('What earlier versions wrote, in %s', (file) => {
  const fixture = JSON.parse(readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8')) as Fixture;
  const rootKey = LocalRootKey.fromBase64(fixture.rootKey);

  it('knows the root key by the same id', () => {
    expect(rootKey.keyId).toBe(fixture.rootKeyId);
  });

  it('is passed by the root key and by no other one', async () => {
    expect(await passesKeyCheck(rootKey, fixture.keyCheck)).toBe(true);
    expect(await passesKeyCheck(LocalRootKey.fromBase64(LocalRootKey.generate()), fixture.keyCheck)).toBe(false);
  });

  describe.each(fixture.dataKeys)('under the data key $id', ({ id, context, wrapped, sealed: texts }) => {
    it('has a data key that is unwrapped for its context alone', async () => {
      expect(keyIdOf(wrapped)).toBe(fixture.rootKeyId);
      expect((await DataKey.unwrap(rootKey, id, wrapped, context)).id).toBe(id);
      expect(await refusalOf(() => DataKey.unwrap(rootKey, id, wrapped, { ...context, key: 'other' }))).toBe(
        'tampered',
      );
    });

    it.each(texts)('opens: $what', async ({ context: ofText, plaintext, sealed, mark }) => {
      const key = await DataKey.unwrap(rootKey, id, wrapped, context);
      expect(key.open(sealed, ofText)).toBe(plaintext);
      expect(key.mark(sealed)).toBe(mark);
      expect(await refusalOf(() => key.open(sealed, { ...ofText, added: 1 }))).toBe('tampered');
    });
  });
});
