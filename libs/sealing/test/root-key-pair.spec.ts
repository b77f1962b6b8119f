import { describe, expect, it } from 'vitest';
import { DataKey, keyIdOf, LocalRootKey, RootKeyPair } from '../src/index.js';
import { HOME, refusalOf } from './support.js';

const newRootKey = (): LocalRootKey => LocalRootKey.fromBase64(LocalRootKey.generate());

describe('A root key with the one before it', () => {
  const [current, previous] = [newRootKey(), newRootKey()];
  const pair = new RootKeyPair(current, previous);

  it('goes by the id of the current one, and knows both', () => {
    expect(pair.keyId).toBe(current.keyId);
    expect(pair.keyIds).toEqual([current.keyId, previous.keyId]);
    expect(new RootKeyPair(current, undefined).keyIds).toEqual([current.keyId]);
  });

  it('wraps with the current one', async () => {
    const { wrapped } = await DataKey.create(pair, 'a-key', HOME);
    expect(keyIdOf(wrapped)).toBe(current.keyId);
    expect(await refusalOf(() => DataKey.unwrap(previous, 'a-key', wrapped, HOME))).toBe('wrong-key');
  });

  it('unwraps what either of them has wrapped', async () => {
    for (const one of [current, previous]) {
      const { key, wrapped } = await DataKey.create(one, 'a-key', HOME);
      const again = await DataKey.unwrap(pair, 'a-key', wrapped, HOME);
      expect(again.open(key.seal('a text', HOME), HOME)).toBe('a text');
    }
  });

  it('unwraps what neither has wrapped as little as what is no wrapped text', async () => {
    const { wrapped } = await DataKey.create(newRootKey(), 'a-key', HOME);
    expect(await refusalOf(() => pair.unwrap(wrapped, HOME))).toBe('wrong-key');
    expect(await refusalOf(() => pair.unwrap('nothing', HOME))).toBe('malformed');
    const { wrapped: old } = await DataKey.create(previous, 'a-key', HOME);
    expect(await refusalOf(() => new RootKeyPair(current, undefined).unwrap(old, HOME))).toBe('wrong-key');
  });
});
