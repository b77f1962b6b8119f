import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { obtainRootKey } from '../../src/credentials/root-key.js';
import { openDatabase } from '../../src/persistence/index.js';
import { StartError, type Config } from '../../src/platform/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { newCredential } from '../support/people.js';
import { startOn } from '../support/service.js';
import { dump } from './rows.js';

let test: TestDatabase;
afterEach(() => test.drop());

/** Sets the installation up, with a credential in it, and stops it again. */
async function setUp(config: Config): Promise<void> {
  const service = await startOn(config);
  await newCredential(service.admin);
  await service.stop();
}

/** The sentence with which the service refuses to start. */
async function refusal(config: Config): Promise<string> {
  try {
    const service = await startOn(config);
    await service.stop();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('it has started');
}

describe(`An installation on ${engine} that was set up with a root key`, () => {
  const keys = { right: randomBytes(32).toString('base64'), wrong: randomBytes(32).toString('base64') };
  const given = (base64: string): Config => ({ ...test.config, rootKey: { from: 'value', base64 } });

  beforeEach(async () => {
    test = await createTestDatabase({ KEYRACK_ROOT_KEY: keys.right });
    await setUp(test.config);
  });

  it('does not start with another one, says what to do without repeating it, and changes nothing', async () => {
    const before = await dump(test.config);
    const sentence = await refusal(given(keys.wrong));
    expect(sentence).toMatch(/not the root key.*KEYRACK_ROOT_KEY/);
    expect(sentence).not.toContain(keys.wrong);
    expect(await dump(test.config)).toBe(before);
  });

  it('does not start with another one in a file, and leaves the file as it is', async () => {
    const path = join(test.config.dataDir, 'other.key');
    await writeFile(path, keys.wrong);
    const before = await dump(test.config);
    expect(await refusal({ ...test.config, rootKey: { from: 'file', path } })).toMatch(/not the root key/);
    expect(await dump(test.config)).toBe(before);
    expect(await readFile(path, 'utf8')).toBe(keys.wrong);
  });

  it('starts with the same one out of a file', async () => {
    const path = join(test.config.dataDir, 'same.key');
    await writeFile(path, `${keys.right}\n`);
    const service = await startOn({ ...test.config, rootKey: { from: 'file', path } });
    await service.stop();
  });

  it('starts with the same one in URL-safe base64', async () => {
    const service = await startOn(given(Buffer.from(keys.right, 'base64').toString('base64url')));
    await service.stop();
  });

  it.each([
    ['is missing', undefined, /missing or cannot be read/],
    ['holds something else', 'something else', /does not hold 32 bytes in base64/],
    ['is empty', '', /does not hold 32 bytes in base64/],
  ])('does not start when the file that is named %s', async (_what, text, sentence) => {
    const path = join(test.config.dataDir, 'named.key');
    if (text !== undefined) await writeFile(path, text);
    const before = await dump(test.config);
    const said = await refusal({ ...test.config, rootKey: { from: 'file', path } });
    expect(said).toMatch(/KEYRACK_ROOT_KEY_FILE/);
    expect(said).toMatch(sentence);
    expect(await dump(test.config)).toBe(before);
    expect(await readFile(path, 'utf8').catch(() => undefined)).toBe(text);
  });

  it('does not take a key for the first one when the check value is gone while there are data keys', async () => {
    const service = await startOn(test.config);
    await service.database.dataSource.query('DELETE FROM key_checks');
    await service.stop();
    expect(await refusal(given(keys.wrong))).toMatch(/root key/);
  });
});

describe(`Several starts at once on an empty database on ${engine}`, () => {
  it('agree on one root key: those with another one are refused', async () => {
    test = await createTestDatabase();
    const { database, close } = await openDatabase(test.config, entities);
    const configs = Array.from({ length: 5 }, (): Config => {
      return { ...test.config, rootKey: { from: 'value', base64: randomBytes(32).toString('base64') } };
    });
    const outcomes = await Promise.allSettled(configs.map((config) => obtainRootKey(config, database)));
    const checks = await database.read('SELECT key_id FROM key_checks', []);
    await close();
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(checks).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StartError);
    }
  });
});

describe.runIf(engine !== 'sqlite')(`An installation on ${engine} without a root key`, () => {
  it('does not start, says how to make one, and makes none', async () => {
    test = await createTestDatabase({ KEYRACK_ROOT_KEY: '' });
    const sentence = await refusal(test.config);
    expect(sentence).toMatch(/root key must be given.*KEYRACK_ROOT_KEY.*openssl rand -base64 32/);
    expect(await readdir(test.config.dataDir)).toEqual([]);
  });
});

describe.runIf(engine === 'sqlite')('An installation on SQLite without a root key', () => {
  const file = (): string => join(test.config.dataDir, 'root.key');

  beforeEach(async () => {
    test = await createTestDatabase({ KEYRACK_ROOT_KEY: '' });
  });

  it('makes one at its first start and keeps it', async () => {
    await setUp(test.config);
    const made = await readFile(file(), 'utf8');
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const service = await startOn(test.config);
    await service.stop();
    expect(await readFile(file(), 'utf8')).toBe(made);
  });

  it('takes the one that lies there at its first start', async () => {
    const key = randomBytes(32).toString('base64');
    await writeFile(file(), key);
    await setUp(test.config);
    expect(await readFile(file(), 'utf8')).toBe(key);
  });

  it('does not start when the one that it was set up with is gone, and makes no other', async () => {
    await setUp(test.config);
    await rename(file(), `${file()}.away`);
    const before = await dump(test.config);
    expect(await refusal(test.config)).toMatch(/root\.key.*is missing.*Put it back/);
    expect(await readdir(test.config.dataDir)).not.toContain('root.key');
    expect(await dump(test.config)).toBe(before);
  });

  it('does not start when it was replaced by another one', async () => {
    await setUp(test.config);
    const other = randomBytes(32).toString('base64');
    await writeFile(file(), other);
    const before = await dump(test.config);
    expect(await refusal(test.config)).toMatch(/not the root key/);
    expect(await readFile(file(), 'utf8')).toBe(other);
    expect(await dump(test.config)).toBe(before);
  });

  it('says so when it cannot write one', async () => {
    await mkdir(file());
    expect(await refusal(test.config)).toMatch(/root\.key/);
  });
});
