import type { Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { findCredential } from '../find.js';
import { plain } from '../output.js';
import { runInstead } from '../run/child.js';
import { formsOf, secretsOf } from '../run/secrets.js';
import { environmentOf, type Used } from '../run/variables.js';

interface Options {
  use: string[];
  mask: boolean;
}

export function run(): Command {
  return new Command('run')
    .description('Run a program that has credentials in its environment, and nothing of them on disk')
    .usage('--use <credential[:PREFIX]> [options] -- <command> [arguments...]')
    .argument('<command>', 'the program; it is looked for in PATH and run without a shell')
    .argument('[arguments...]', 'what it is given')
    .requiredOption('--use <credential[:PREFIX]>', 'A credential by its id or name; say it once for each', collect)
    .option('--no-mask', 'Let the program have this terminal, with nothing masked in what it prints')
    .addHelpText('after', RUN_HELP)
    .hook('preAction', assertSeparated)
    .action(
      withService<Options, [string, string[]]>(async ({ keyrack, options: { use, mask } }, command, args) => {
        const used: Used[] = [];
        for (const wish of use) used.push(await resolve(keyrack, wish));
        const env = environmentOf(used, process.env);
        const masked = mask ? await allForms(keyrack, used) : undefined;
        await runInstead({ command, args, env, masked });
      }),
    );
}

const RUN_HELP = `
How variables are named. Without a prefix, an input has the variable that its type declares (keyrack types <name> shows
them), as OPENAI_API_KEY for openAIApiKey of openAIApi. An input for which none is declared has the name of the type and
its own, in upper case with underscores: basicAuthUsername of httpBasicAuth is HTTP_BASIC_AUTH_BASIC_AUTH_USERNAME. With a
prefix, all inputs of the credential have the prefix and their own name: --use "My key:STAGING" makes
STAGING_OPEN_AI_API_KEY. Values that are no texts are written as JSON. A variable that is there already is replaced; two
credentials that want the same one are refused. KEYRACK_API_KEY, KEYRACK_PROFILE and KEYRACK_PROFILES are not passed on.

Masking. Secrets are replaced by ******** in what the program prints, also in base64, in URLs and in JSON, and line by
line. Values of fewer than 4 characters are not, nor are inputs that are no secrets, such as a region. It makes standard
output and standard error pipes, so that programs see no terminal: say --no-mask for those that need one. An end of the
output that may be the beginning of a secret is held back until more comes.

Signals go to the program, and the command ends as the program does: with its code, or by its signal. It ends with 127
when there is no such program, with 126 when it cannot be run.
  keyrack run --use "OpenAI" -- node agent.mjs
  keyrack run --use "Shop database:SHOP" --use "OpenAI" --no-mask -- psql`;

/** Without the --, options of the program would have been taken as those of this one: its URL for that of the service. */
function assertSeparated({ args }: Command): void {
  const [separator] = process.argv.slice(-args.length - 1);
  const isApart = separator === '--' && process.argv.indexOf('--') === process.argv.length - args.length - 1;
  if (!isApart) throw new Refusal('Write -- before the program, so that its options are its own');
}

function collect(wish: string, before: string[] = []): string[] {
  return [...before, wish];
}

async function resolve(keyrack: Keyrack, wish: string): Promise<Used> {
  const { id, prefix } = await find(keyrack, wish);
  const resolved = await keyrack.resolve(id);
  return { resolved, ...(prefix !== undefined && { prefix }) };
}

/** A name may have a colon in it, so that the whole is looked for first. */
async function find(keyrack: Keyrack, wish: string): Promise<{ id: string; prefix?: string }> {
  const [, name, prefix] = /^(.+):([A-Z_][A-Z0-9_]*)$/.exec(wish) ?? [];
  try {
    return { id: (await findCredential(keyrack, wish)).id };
  } catch (error) {
    if (!(error instanceof Refusal) || error.exitCode !== EXIT.notFound) throw error;
    if (name === undefined || prefix === undefined) throw notFound(wish);
  }
  return { id: (await findCredential(keyrack, name)).id, prefix };
}

function notFound(wish: string): Refusal {
  const hint = /:[^:]*$/.test(wish) ? '. A prefix is of upper case letters, digits and _' : '';
  return new Refusal(`There is no credential ${plain(wish)}${hint}`, EXIT.notFound);
}

async function allForms(keyrack: Keyrack, used: readonly Used[]): Promise<string[]> {
  const types = await keyrack.listCredentialTypes();
  return used.flatMap(({ resolved }) => {
    const type = types.find(({ name }) => name === resolved.credentialName);
    return secretsOf(resolved, type).flatMap(formsOf);
  });
}
