import { Command } from 'commander';
import { assertConfirmed } from '../ask.js';
import { withService } from '../command.js';
import { CREDENTIAL, findCredential, findEach } from '../find.js';

interface Options {
  force?: boolean;
  yes?: boolean;
}

export function rm(): Command {
  return new Command('rm')
    .description('Delete credentials')
    .argument('<credentials...>', `${CREDENTIAL}; several, if you like`)
    .option('--force', 'Also those that flows use, which will break')
    .option('-y, --yes', 'Do not ask')
    .action(
      withService<Options, [string[]]>(async ({ keyrack, out, options: { force = false, yes = false } }, names) => {
        const found = await findEach(findCredential, keyrack, names);
        const all = found.map(({ name }) => name).join(', ');
        await assertConfirmed(`Delete ${all}? This cannot be undone.`, yes);
        for (const { id, name } of found) {
          await keyrack.removeCredential({ path: { id }, query: { force } });
          out.done({ id, name, deleted: true }, `Deleted ${name}.`);
        }
      }),
    );
}
