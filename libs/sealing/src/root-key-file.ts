import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalRootKey } from './root-key.js';

/** @throws SealError `bad-key` when the file does not hold 32 bytes in base64; the error of the file system when it can't be read */
export async function readRootKeyFile(path: string): Promise<LocalRootKey> {
  return LocalRootKey.fromBase64(await readFile(path, 'utf8'));
}

/**
 * Writes a fresh key with mode 0600 and has it on the disk before it returns: a key that seals must outlive a power cut.
 * @throws the file system's EEXIST when there is a file already; it is never overwritten
 */
export async function createRootKeyFile(path: string): Promise<LocalRootKey> {
  const text = LocalRootKey.generate();
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(dirname(path));
  return LocalRootKey.fromBase64(text);
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot open a directory to sync it
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
