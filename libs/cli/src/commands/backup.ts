import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createBackup, createKeyrackClient } from '@keyrack/client';
import { Command } from 'commander';
import { settingsOf, type Everywhere } from '../connection.js';
import { sealFor, type SealOptions } from '../sealed-file/sealing.js';
import { Refusal } from '../failure.js';
import { BackupWatch, rowsOf, type Manifest } from '../backup-watch.js';
import { Output } from '../output.js';
import { progress, type Progress } from '../progress.js';
import { intoPrivateFile } from '../sealed-file/private-file.js';

type Options = Everywhere & Omit<SealOptions, 'plain'> & { out: string };

export function backup(): Command {
  return new Command('backup')
    .description('Write everything that the service has stored to one encrypted file, while it runs')
    .requiredOption('--out <file>', 'A new file, for its owner alone')
    .option('--passphrase-file <path>', 'A file with the passphrase; it is asked for when nothing is said')
    .option('--recipient <key...>', 'Public keys of age, as age1…, whose owners can read it')
    .addHelpText('after', BACKUP_HELP)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const manifest = await write(options);
      const { createdAt, keyrack, rootKeys, tables } = manifest;
      const rows = rowsOf(manifest);
      const done = { file: options.out, createdAt, keyrack, rootKeys, rows, tables };
      new Output(options.json ?? false).done(done, `Wrote ${rows} rows to ${options.out}. They open with the root key ${rootKeys.join(' or ')} only, which is not in the file: keep a copy of it in another place.`); // prettier-ignore
    });
}

const BACKUP_HELP = `
It takes installation:operate, which the first key of the installation holds, and reaches all organizations. Values are
in the file as they are stored, sealed; the root key is not in it, and without it nothing of it opens. The format is that
of age (age-encryption.org).
  keyrack backup --out keyrack.age --recipient age1…
  keyrack restore --file keyrack.age --identity-file key.txt`;

async function write(options: Options): Promise<Manifest> {
  const seal = await sealFor(options, false);
  if (!seal) throw new Refusal('A backup is always encrypted');
  const { url, apiKey } = await settingsOf(options);
  return intoPrivateFile(options.out, async (file) => {
    let bar: Progress | undefined;
    const watch = new BackupWatch((more, total) => (bar ??= progress('Backing up', total)).advance(more));
    const content = await createBackup({ client: createKeyrackClient({ baseUrl: url, apiKey }), parseAs: 'stream' });
    const read = Readable.fromWeb(content as unknown as WebStream);
    // What goes wrong while it is read must end the sealing as well, which pipeline does only from its first stream on.
    const watched = read.on('error', (error) => watch.destroy(error)).pipe(watch);
    await pipeline(await seal(watched), file.createWriteStream({ flush: true })).finally(() => bar?.stop());
    if (!watch.manifest) throw new Error('The service gave no backup');
    return watch.manifest;
  });
}
