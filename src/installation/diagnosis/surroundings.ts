import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemResolver, type Config } from '../../platform/index.js';
import { joined, type Check } from './check.js';
import { namesToLookUp } from './configuration.js';

const MIB = 1024 * 1024;
const LOW_BYTES = 256 * MIB;
const NONE_LEFT_BYTES = 16 * MIB;

/** Room for the database, where it is a file. */
export async function checkDisk({ database, dataDir }: Config): Promise<Check> {
  if (database.engine !== 'sqlite')
    return { name: 'disk', status: 'ok', message: 'The database is on a server, so this disk does not matter' };
  try {
    await access(dataDir, constants.W_OK);
  } catch {
    return {
      name: 'disk',
      status: 'failure',
      message: 'The data directory cannot be written to',
      advice: 'Give it to the user that the service runs as',
    };
  }
  const { bavail, bsize } = await statfs(dataDir);
  const [free, size, log] = [bavail * bsize, await sizeOf(database.file), await sizeOf(`${database.file}-wal`)];
  const details = { freeBytes: free, databaseBytes: size, logBytes: log };
  const message = `${inWords(free)} are free; the database takes ${inWords(size + log)}`;
  if (free >= Math.max(LOW_BYTES, size)) return { name: 'disk', status: 'ok', message, details };
  const status = free < NONE_LEFT_BYTES ? 'failure' : 'warning';
  return { name: 'disk', status, message, advice: 'Make room on the disk of the data directory', details };
}

/** A name server that does not answer is asked by the system again and again, for far longer. */
const NAME_WITHIN_MS = 5000;

/** Whether names lead to addresses, tried with those that the configuration has. */
export async function checkNames(
  config: Config,
  resolve: typeof systemResolver = systemResolver,
  withinMs = NAME_WITHIN_MS,
): Promise<Check> {
  const names = namesToLookUp(config);
  const findings = await Promise.all(
    names.map(async (name) => {
      const late = sleep(withinMs, undefined, { ref: false });
      const found = await Promise.race([resolve(name).catch(() => []), late]);
      if (found !== undefined && found.length > 0) return [];
      return [
        {
          status: 'warning' as const,
          message: `The name ${name}, which the configuration has, leads to no address${found ? '' : ` within ${withinMs / 1000} s`}`,
          advice: 'Correct it, or the name server of this machine',
        },
      ];
    }),
  );
  const otherwise =
    names.length === 0
      ? 'The configuration has no name that is to be looked up'
      : `${names.length} names of the configuration lead to addresses`;
  return joined('names', findings.flat(), otherwise, { names });
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function inWords(bytes: number): string {
  return `${Math.ceil(bytes / MIB)} MiB`;
}
