import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRootKeyFile, keyCheck, LocalRootKey, passesKeyCheck, readRootKeyFile } from '../src/index.js';
import { sealErrorOf } from './support.js';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keyrack-sealing-'));
  path = join(directory, 'root.key');
});
afterEach(() => rm(directory, { recursive: true }));

describe('Making a root key file', () => {
  it('gives the key that the file holds', async () => {
    const made = await createRootKeyFile(path);
    expect(await passesKeyCheck(await readRootKeyFile(path), await keyCheck(made))).toBe(true);
  });

  it('writes one line of base64, as openssl rand would', async () => {
    await createRootKeyFile(path);
    expect(await readFile(path, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  });

  it.skipIf(process.platform === 'win32')('lets nobody but its owner read it, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await createRootKeyFile(path);
    } finally {
      process.umask(before);
    }
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('never overwrites one', async () => {
    await createRootKeyFile(path);
    const before = await readFile(path, 'utf8');
    await expect(createRootKeyFile(path)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('does not overwrite a file that holds no key either', async () => {
    await writeFile(path, 'something else');
    await expect(createRootKeyFile(path)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('something else');
  });

  it('makes one of several that are asked for at once', async () => {
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => createRootKeyFile(path)));
    const fulfilled = made.filter((one) => one.status === 'fulfilled');
    expect(fulfilled).toHaveLength(1);
    expect(fulfilled[0]?.value.keyId).toBe((await readRootKeyFile(path)).keyId);
  });

  it('says which directory is missing by the error of the file system', async () => {
    await expect(createRootKeyFile(join(directory, 'missing', 'root.key'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('Reading a root key file', () => {
  it.each(['', '\n', '\r\n', '\n\n', ' '])('ignores %j at its end', async (end) => {
    const text = LocalRootKey.generate();
    await writeFile(path, text + end);
    expect((await readRootKeyFile(path)).keyId).toBe(LocalRootKey.fromBase64(text).keyId);
  });

  it('reads one that may only be read', async () => {
    const made = await createRootKeyFile(path);
    await chmod(path, 0o400);
    expect((await readRootKeyFile(path)).keyId).toBe(made.keyId);
  });

  it.each(['', 'canary not a key', `${LocalRootKey.generate()}\n${LocalRootKey.generate()}\n`])(
    'refuses what is no root key, without repeating it',
    async (text) => {
      await writeFile(path, text);
      const { reason, message } = await sealErrorOf(() => readRootKeyFile(path));
      expect(reason).toBe('bad-key');
      if (text !== '') expect(message).not.toContain(text.slice(0, 6));
    },
  );

  it('says that there is none by the error of the file system', async () => {
    await expect(readRootKeyFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
