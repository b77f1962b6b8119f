import { stat } from 'node:fs/promises';
import { createKeyrackClient, restoreBackup, type RestoredDto } from '@keyrack/client';
import { Command } from 'commander';
import { assertConfirmed } from '../ask.js';
import { settingsOf, type Everywhere } from '../connection.js';
import { EXIT } from '../exit-codes.js';
import { openSealed, type UnsealOptions } from '../sealed-file/unsealing.js';
import { Output } from '../output.js';
import { progress } from '../progress.js';

type Options = Everywhere & UnsealOptions & { dryRun?: boolean; yes?: boolean };

export function restore(): Command {
  return new Command('restore')
    .description('Bring a backup into an empty service, and open a sample of each workspace to see that it is whole')
    .requiredOption('--file <path>', 'What keyrack backup has written')
    .option('--passphrase-file <path>', 'A file with the passphrase; it is asked for when nothing is said')
    .option('--identity-file <path>', 'A file with the secret key of age, as age-keygen writes it')
    .option('--dry-run', 'Do it all, say what came of it, and undo it')
    .option('-y, --yes', 'Do not ask')
    .addHelpText('after', RESTORE_HELP)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { url, apiKey } = await settingsOf(options);
      const { content, assertWhole } = await openSealed(options);
      if (!options.dryRun)
        await assertConfirmed(`Restore ${options.file} into ${url}? Its first key ends with that.`, options.yes);
      const client = createKeyrackClient({ baseUrl: url, apiKey });
      const bar = progress('Restoring', (await stat(options.file)).size);
      const restored = await restoreBackup({
        client,
        query: { dryRun: options.dryRun ?? false },
        // The operation takes lines as a text; a stream of them goes the same way, and whole installations are no text.
        ...({ body: counted(content, bar.advance), bodySerializer: null, duplex: 'half' } as unknown as {
          body: string;
        }),
      })
        .catch((error: unknown) => {
          assertWhole(); // the network knows only that no more came
          throw error;
        })
        .finally(() => bar.stop());
      say(new Output(options.json ?? false), restored);
      if (restored.workspaces.some(({ unreadable }) => unreadable.length > 0)) process.exitCode = EXIT.findings;
    });
}

/** Sealed or opened, a backup is nearly as long. */
function counted(content: ReadableStream<Uint8Array>, onBytes: (more: number) => void): ReadableStream<Uint8Array> {
  return content.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        onBytes(chunk.length);
        out.enqueue(chunk);
      },
    }),
  );
}

const RESTORE_HELP = `
The service must be new: started with an empty database, of any kind, and with the root key that the backup was made
under (KEYRACK_ROOT_KEY_FILE). Sign in with the key that it prints. That key counts no more once the backup is in, and
those in the backup do.`;

function say(out: Output, restored: RestoredDto): void {
  if (out.json) return out.value(restored);
  const { dryRun, createdAt, rows, workspaces } = restored;
  const words = dryRun ? 'can be restored; nothing was changed' : 'are restored';
  out.done(restored, `${rows} rows of ${createdAt} ${words}.`);
  for (const { workspaceId, credentials, opened, unreadable } of workspaces) {
    const failed = unreadable.length > 0 ? `; these did not open: ${unreadable.join(', ')}` : '';
    out.line(`  workspace ${workspaceId}: ${credentials} credentials, ${opened} were opened to try${failed}`);
  }
}
