import type { CredentialVersionDto } from '@keyrack/client';
import { Command } from 'commander';
import { assertConfirmed } from '../ask.js';
import { withService } from '../command.js';
import { Refusal } from '../failure.js';
import { CREDENTIAL, findCredential } from '../find.js';
import { shownTime, type Columns } from '../output.js';

interface Options {
  restore?: string;
  rm?: string;
  purge?: boolean;
  yes?: boolean;
}

export function versions(): Command {
  return new Command('versions')
    .description('List the earlier values of a credential, which show only when they were written, or go back to one')
    .argument('<credential>', CREDENTIAL)
    .option('--restore <version>', 'Make these values the current ones again')
    .option('--rm <version>', 'Delete these earlier values for good')
    .option('--purge', 'Delete all earlier values for good')
    .option('-y, --yes', 'Do not ask before deleting')
    .action(
      withService<Options, [string]>(async ({ keyrack, out, options }, idOrName) => {
        const { restore, rm, purge, yes } = options;
        assertOne(options);
        const { id, name } = await findCredential(keyrack, idOrName);
        if (restore !== undefined) {
          const restored = await keyrack.restoreCredentialVersion({ path: { id, version: restore } });
          return out.done(restored, `${name} has the values of version ${restore} again.`);
        }
        if (rm !== undefined) {
          await assertConfirmed(`Delete version ${rm} of ${name}? This cannot be undone.`, yes);
          await keyrack.removeCredentialVersion({ path: { id, version: rm } });
          return out.done({ id, version: Number(rm), deleted: true }, `Deleted version ${rm} of ${name}.`);
        }
        if (purge) {
          await assertConfirmed(`Delete all earlier values of ${name}? This cannot be undone.`, yes);
          await keyrack.purgeCredentialVersions({ path: { id } });
          return out.done({ id, purged: true }, `Deleted all earlier values of ${name}.`);
        }
        out.table(await keyrack.listCredentialVersions({ path: { id } }), COLUMNS, 'There are none.');
      }),
    );
}

function assertOne({ restore, rm, purge }: Options): void {
  const wishes = [restore !== undefined, rm !== undefined, purge === true].filter(Boolean).length;
  if (wishes > 1) throw new Refusal('Say one of --restore, --rm and --purge');
  for (const version of [restore, rm]) {
    if (version === undefined || /^[1-9]\d{0,8}$/.test(version)) continue;
    throw new Refusal('A version is a number, as keyrack versions lists them');
  }
}

const COLUMNS: Columns<CredentialVersionDto> = {
  version: ({ version, current }) => (current ? `${version} (current)` : String(version)),
  written: ({ at }) => shownTime(at),
  by: ({ by }) => by?.name,
  changed: ({ changed }) => changed?.join(', '),
};
