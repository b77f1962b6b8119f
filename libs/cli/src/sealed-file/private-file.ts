import { open, rm, type FileHandle } from 'node:fs/promises';
import { Refusal } from '../failure.js';

/**
 * Makes a file for its owner alone, and fills it. It is made before the work begins, so that what comes once is not lost to a
 * path that cannot be written; it is gone again when the work fails.
 * @throws Refusal when there is such a file already, or it cannot be made
 */
export async function intoPrivateFile<Result>(
  path: string,
  work: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new Refusal(`${path} is there already, and is not overwritten`);
    throw new Refusal(`${path} cannot be written`);
  });
  try {
    return await work(file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close().catch(() => undefined); // a stream may have closed it
  }
}
