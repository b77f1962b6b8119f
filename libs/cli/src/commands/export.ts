import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { exportLines, type Counts } from '../export-lines.js';
import { sealFor, type Seal, type SealOptions } from '../sealed-file/sealing.js';
import { Refusal } from '../failure.js';
import { progress, type Progress } from '../progress.js';
import { intoPrivateFile } from '../sealed-file/private-file.js';

interface Options extends SealOptions {
  out?: string;
  values?: boolean;
  yes?: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Write all that you may see in the workspace to one encrypted file: credentials, shares and flows')
    .option('--out <file>', 'A new file for its owner alone; standard output when left out')
    .option('--values', 'With the values of credentials; takes credentials:resolve')
    .option('--passphrase-file <path>', 'A file with the passphrase; it is asked for when nothing is said')
    .option('--recipient <key...>', 'Public keys of age, as age1…, whose owners can read it')
    .option('--plain', 'Do not encrypt it')
    .option('-y, --yes', 'Yes, --plain together with --values')
    .addHelpText('after', EXPORT_HELP)
    .action(
      withService<Options, []>(async ({ keyrack, out, options }) => {
        assertWise(options);
        if (options.values) await assertMayResolve(keyrack);
        const seal = await sealFor(options, true);
        const counts: Counts = { credentials: 0, shares: 0, flows: 0, withoutValues: 0, gone: 0 };
        const lines = exportLines(keyrack, options.values ?? false, counts, (max) => progressOf(max, options));
        const content = Readable.from(lines, { objectMode: false });
        await write(content, seal, options.out);
        const { credentials, shares, flows, withoutValues, gone } = counts;
        if (out.json) out.note(JSON.stringify(counts));
        else out.note(`Wrote ${credentials} credentials, ${shares} shares and ${flows} flows.${gone > 0 ? ` ${gone} more were deleted meanwhile.` : ''}`); // prettier-ignore
        if (withoutValues > 0) throw new Refusal(`${withoutValues} credentials are in it without their values, as these cannot be had`, EXIT.findings); // prettier-ignore
      }),
    );
}

const EXPORT_HELP = `
The file is JSON lines, {"kind": "credential" …}, "share" and "flow", with a first line about where it is from and a last
one with the counts, in the format of age (age-encryption.org): age -d reads it. Without --values there is no secret in it.
  keyrack export --out backup.age --values
  keyrack export --recipient age1… > backup.age`;

function assertWise({ plain, values, yes, out }: Options): void {
  if (plain && values && !yes) {
    throw new Refusal(
      '--plain with --values writes secrets that everybody can read. Say --yes if that is what you want',
    );
  }
  if (!plain && out === undefined && process.stdout.isTTY) {
    throw new Refusal('An encrypted file is nothing to look at: say where it is to go with --out');
  }
}

/** None where the file itself is shown. */
function progressOf(max: number, { out }: Options): Progress {
  if (out === undefined && process.stdout.isTTY) return { advance: () => undefined, stop: () => undefined };
  return progress('Exporting', max);
}

async function assertMayResolve(keyrack: Keyrack): Promise<void> {
  const { permissions } = await keyrack.getMe();
  if (permissions.includes('credentials:resolve')) return;
  throw new Refusal('--values takes the permission credentials:resolve, which your API key lacks', EXIT.forbidden);
}

async function write(content: Readable, seal: Seal, path: string | undefined): Promise<void> {
  if (path === undefined) return pipeline(await sealed(content, seal), process.stdout, { end: false });
  await intoPrivateFile(path, async (file) => pipeline(await sealed(content, seal), file.createWriteStream()));
}

async function sealed(content: Readable, seal: Seal): Promise<Readable> {
  return seal ? seal(content) : content;
}
