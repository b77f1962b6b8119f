import { DatabaseSync } from '@photostructure/sqlite';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { openM9m } from '../src/index.js';
import { credentialsIn, itemsOf, newDirectory } from './support.js';

const NOBODY = 65_534;
const directory = await newDirectory();
const written = join(directory, 'written');
await mkdir(written);
await chmod(directory, 0o755);
const file = join(written, 'm9m.db');
const writer = new DatabaseSync(file);
writer.exec(`PRAGMA journal_mode = WAL; CREATE TABLE credentials (id TEXT, name TEXT, type TEXT, data TEXT);
  INSERT INTO credentials VALUES ('1', 'n', 't', '{"a":"b"}')`);
const isRoot = process.getuid?.() === 0;
const hasUsers = process.platform !== 'win32' && process.seteuid !== undefined;

/** A folder that may only be read, with these of the files. */
async function readOnly(name: string, ...endings: string[]): Promise<string> {
  const folder = join(directory, name);
  await mkdir(folder);
  for (const ending of endings) await copyFile(`${file}${ending}`, join(folder, `m9m.db${ending}`));
  await chmod(folder, 0o555);
  return folder;
}

/** As a user for whom modes count. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

afterEach(async () => {
  for (const name of await readdir(directory)) await chmod(join(directory, name), 0o755);
});

describe.runIf(hasUsers)('An SQLite file in WAL mode', () => {
  it('is read beside the program that writes it', async () => {
    expect(credentialsIn(await itemsOf(openM9m({ file })))).toHaveLength(1);
  });

  it.each([
    ['with its log and the index of it', 'all', ['', '-wal', '-shm']],
    ['with its log alone', 'log', ['', '-wal']],
  ])('is read in a folder that may only be read, %s', async (_what, name, endings) => {
    const folder = await readOnly(name, ...endings);
    const before = await readFile(join(folder, 'm9m.db'));
    const items = await asNobody(() => itemsOf(openM9m({ file: join(folder, 'm9m.db') })));
    expect(credentialsIn(items)).toHaveLength(1);
    expect((await readdir(folder)).sort()).toEqual(endings.map((ending) => `m9m.db${ending}`).sort());
    expect((await readFile(join(folder, 'm9m.db'))).equals(before)).toBe(true);
  });

  it('is read in a folder that may only be read, without a log', async () => {
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const folder = await readOnly('none', '');
    const items = await asNobody(() => itemsOf(openM9m({ file: join(folder, 'm9m.db') })));
    expect(credentialsIn(items)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['m9m.db']);
  });
});

describe('What cannot be read as SQLite', () => {
  it('is refused with a sentence that names the file', async () => {
    const broken = join(directory, 'broken.db');
    await writeFile(broken, `SQLite format 3\0${'x'.repeat(5000)}`);
    await expect(openM9m({ file: broken })).rejects.toMatchObject({ code: 'NOT_READABLE' });
    await expect(openM9m({ file: broken })).rejects.toThrow(broken);
    await rm(broken);
  });
});
