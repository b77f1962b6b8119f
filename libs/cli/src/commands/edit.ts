import { Command } from 'commander';
import { withService } from '../command.js';
import { dated, takesDates, type DateOptions } from '../dates.js';
import { Refusal } from '../failure.js';
import { CREDENTIAL, findCredential, typeOf } from '../find.js';
import { givenValues, takesValues, type ValueOptions } from '../values.js';

interface Options extends ValueOptions, DateOptions {
  name?: string;
  unset?: string[];
}

export function edit(): Command {
  const command = new Command('edit')
    .description('Change the name, the values or the dates of a credential; what is left out stays as it is')
    .argument('<credential>', CREDENTIAL)
    .option('--name <name>', 'A new name')
    .option('--unset <inputs...>', 'Remove the values of these inputs');
  return takesDates(takesValues(command)).action(
    withService<Options, [string]>(async ({ keyrack, out, options }, idOrName) => {
      const { id, credentialName } = await findCredential(keyrack, idOrName);
      const given = await givenValues(await typeOf(keyrack, credentialName), options);
      const removed = (options.unset ?? []).map((name) => [name, null]);
      const plainDataObj = { ...given, ...(Object.fromEntries(removed) as Record<string, null>) };
      const body = {
        ...(options.name !== undefined && { name: options.name }),
        ...(Object.keys(plainDataObj).length > 0 && { plainDataObj }),
        ...dated(options),
      };
      if (Object.keys(body).length === 0) throw new Refusal('Say what to change: keyrack help edit lists how');
      const changed = await keyrack.updateCredential({ path: { id }, body });
      out.done(changed, `Changed ${changed.name}.`);
    }),
  );
}
