import { text } from '@clack/prompts';
import type { Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { answered, Refusal } from '../failure.js';
import { dated, takesDates, type DateOptions } from '../dates.js';
import { typeOf } from '../find.js';
import { askFor, givenValues, takesValues, type ValueOptions } from '../values.js';

interface Options extends ValueOptions, DateOptions {
  name?: string;
  personal?: boolean;
  test?: boolean;
}

export function add(): Command {
  const command = new Command('add')
    .description('Add a credential')
    .argument('<type>', 'the name of its type, as keyrack types lists them')
    .option('--name <name>', 'What to call it')
    .option('--personal', 'Yours alone, not the workspace’s; takes a key that acts as a member')
    .option('--test', 'Try the values first, and add nothing when they do not work');
  return takesDates(takesValues(command)).action(
    withService<Options, [string]>(async ({ keyrack, out, options }, typeName) => {
      const type = await typeOf(keyrack, typeName);
      const isAsked = process.stdin.isTTY && options.values !== '-' && options.stdin === undefined;
      const name = options.name ?? (await askName(isAsked, type.label));
      const given = await givenValues(type, options);
      const plainDataObj = isAsked ? await askFor(type, given) : given;
      const credential = { credentialName: type.name, plainDataObj };
      if (options.test) await assertValid(keyrack, credential);
      const scope = options.personal ? 'personal' : 'workspace';
      const body = { ...credential, name, scope, ...dated(options) } as const;
      const added = await keyrack.createCredential({ body });
      out.done(added, `Added ${added.name} with the id ${added.id}.`);
    }),
  );
}

async function askName(isAsked: boolean, initialValue: string): Promise<string> {
  if (!isAsked) throw new Refusal('Say what to call it: --name');
  return answered(await text({ message: 'Name', initialValue, output: process.stderr }));
}

async function assertValid(
  keyrack: Keyrack,
  body: { credentialName: string; plainDataObj: Record<string, unknown> },
): Promise<void> {
  const { valid, message } = await keyrack.testCredentialValues({ body });
  if (valid !== true) throw new Refusal(`Nothing was added, as the test did not pass: ${message}`, EXIT.findings);
}
