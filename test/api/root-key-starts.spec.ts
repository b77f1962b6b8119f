import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/platform/index.js';
import { sql } from '../database/rows.js';
import { engine } from '../support/engine.js';
import {
  configOf,
  everythingOpens,
  first,
  idOf,
  newKey,
  refusal,
  rotate,
  rotateHalf,
  second,
  setUp,
  start,
  startWith,
  stop,
  withRootKeySite,
} from './root-key-site.js';

withRootKeySite();

/** What no database has a part in. */
const itOnce = it.skipIf(engine !== 'sqlite');

describe(`A start on ${engine} with another root key`, () => {
  it('takes it when the previous one is the right one, and starts with it alone only when everything was moved', async () => {
    await stop(await start(second, first));
    expect(await refusal(configOf(second))).toContain(`wrapped with the root key ${idOf(first)}, which is not given`);
    await everythingOpens(await start(second, first));
  });

  it('takes neither of them alone, and no third one, while a change is half done', async () => {
    const service = await start(second, first);
    await sql(service, 'INSERT INTO organization_keys (id, organization_id, wrapped, created_at) SELECT id, organization_id, wrapped, created_at FROM data_keys'); // prettier-ignore
    await rotateHalf(service);
    await stop(service);
    for (const [config, missing] of [
      [configOf(second), first],
      [configOf(first), second],
      [configOf(newKey(), first), second],
      [configOf(newKey(), second), first],
    ] as const)
      expect(await refusal(config)).toContain(`wrapped with the root key ${idOf(missing)}, which is not given`);
    const again = await start(second, first);
    expect(await sql(again, 'SELECT key_id FROM key_checks')).toHaveLength(2);
    await everythingOpens(again);
  });

  itOnce('refuses it when neither is the right one, and stores nothing', async () => {
    expect(await refusal(configOf(second, newKey()))).toMatch(/not the root key.*not that key either/);
    const service = await start(first);
    expect(await sql(service, 'SELECT key_id FROM key_checks')).toHaveLength(1);
  });

  itOnce('refuses the same key for both', async () => {
    expect(await refusal(configOf(first, first))).toMatch(/are the same/);
  });
});

describe.runIf(engine === 'sqlite')(
  'A start on SQLite with the root key of the data directory as the previous one',
  () => {
    it('makes another root.key where there is none, and only when the previous one is the right one', async () => {
      const { config } = (await setUp({ KEYRACK_ROOT_KEY: '' })).database;
      const [key, old] = [join(config.dataDir, 'root.key'), join(config.dataDir, 'previous.key')];
      await rename(key, old);
      const wrong = { from: 'value', base64: newKey() } as const;
      expect(await refusal({ ...config, previousRootKey: wrong })).toMatch(/root\.key.*is missing/);
      expect(await readdir(config.dataDir)).not.toContain('root.key');
      const service = await startWith({ ...config, previousRootKey: { from: 'file', path: old } });
      expect((await stat(key)).mode & 0o777).toBe(0o600);
      expect(await readFile(key, 'utf8')).not.toBe(await readFile(old, 'utf8'));
      expect((await rotate(service)).at(-1)).toMatchObject({ done: true });
      await stop(service);
      await everythingOpens(await startWith(config));
    });

    it('makes no third one when the second is lost and data keys were moved to it already', async () => {
      const { config } = (await setUp({ KEYRACK_ROOT_KEY: '' })).database;
      const [key, old] = [join(config.dataDir, 'root.key'), join(config.dataDir, 'previous.key')];
      await rename(key, old);
      const changing: Config = { ...config, previousRootKey: { from: 'file', path: old } };
      const service = await startWith(changing);
      await rotateHalf(service);
      await stop(service);
      const lost = idOf(await readFile(key, 'utf8'));
      await rm(key);
      expect(await refusal(changing)).toMatch(new RegExp(`root key ${lost}.*is missing.*Put it back`));
      expect(await readdir(config.dataDir)).not.toContain('root.key');
    });
  },
);
