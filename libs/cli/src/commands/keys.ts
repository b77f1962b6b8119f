import type { ApiKeyDto, CreateApiKeyDto, MadeApiKeyDto, Permission } from '@keyrack/client';
import { Command, Option } from 'commander';
import { assertConfirmed } from '../ask.js';
import { withService } from '../command.js';
import { readTime } from '../dates.js';
import { findEach, findKey, findWorkspace } from '../find.js';
import { shownTime, type Columns, type Output } from '../output.js';
import { intoPrivateFile } from '../sealed-file/private-file.js';

const KEY = 'the id of a key, or its name';
const OUT = 'Write the key to a new file for its owner alone, instead of printing it';

export function keys(): Command {
  const command = new Command('keys').description('API keys: list, make, replace and revoke them');
  for (const each of [ls, add, rotate, rm]) command.addCommand(each());
  return command;
}

function ls(): Command {
  return new Command('ls').description('List the API keys that you may see; never the keys themselves').action(
    withService(async ({ keyrack, out }) => {
      out.table(await keyrack.listApiKeys(), COLUMNS, 'There are none.');
    }),
  );
}

interface AddOptions {
  permissions: Permission[];
  workspace?: string;
  expiresAt?: string;
  as?: string;
  dialect?: 'flowise' | 'm9m';
  out?: string;
}

function add(): Command {
  return new Command('add')
    .description('Make an API key. It is shown this once')
    .argument('<name>', 'what to call it')
    .requiredOption('--permissions <names...>', 'What it may do, as credentials:view; no more than you may')
    .option('--workspace <workspace>', 'The workspace in which it works, by id or name; yours when left out')
    .option('--expires-at <time>', 'When it ends by itself, as 2027-01-31 or 2027-01-31T12:00:00Z', readTime)
    .option('--as <userId>', 'The member as whom it acts, with no more rights than theirs')
    .addOption(new Option('--dialect <engine>', 'Whose API it speaks').choices(['flowise', 'm9m']))
    .option('--out <file>', OUT)
    .addHelpText('after', ADD_HELP)
    .action(
      withService<AddOptions, [string]>(async ({ keyrack, out, options }, name) => {
        const { workspace, permissions, expiresAt, as, dialect } = options;
        const found = workspace === undefined ? undefined : await findWorkspace(keyrack, workspace);
        const body: CreateApiKeyDto = {
          name,
          permissions,
          ...(found && { workspaceId: found.id }),
          ...(expiresAt !== undefined && { expiresAt }),
          ...(as !== undefined && { userId: as }),
          ...(dialect && { dialect }),
        };
        await hand(() => keyrack.createApiKey({ body }), options.out, out);
      }),
    );
}

const ADD_HELP = `
keyrack whoami lists the permissions that you have, which are those that you can give.
  keyrack keys add "Flowise" --permissions credentials:view credentials:resolve --out key.txt`;

function rotate(): Command {
  return new Command('rotate')
    .description('Give a key a new token. The old one counts no more from then on')
    .argument('<key>', KEY)
    .option('--out <file>', OUT)
    .action(
      withService<{ out?: string }, [string]>(async ({ keyrack, out, options }, idOrName) => {
        const { id } = await findKey(keyrack, idOrName);
        await hand(() => keyrack.rotateApiKey({ path: { id } }), options.out, out);
      }),
    );
}

function rm(): Command {
  return new Command('rm')
    .description('Revoke API keys')
    .argument('<keys...>', `${KEY}; several, if you like`)
    .option('-y, --yes', 'Do not ask')
    .action(
      withService<{ yes?: boolean }, [string[]]>(async ({ keyrack, out, options: { yes } }, names) => {
        const found = await findEach(findKey, keyrack, names);
        await assertConfirmed(
          `Revoke ${found.map(({ name }) => name).join(', ')}? What uses it will stop working.`,
          yes,
        );
        for (const { id, name } of found) {
          await keyrack.removeApiKey({ path: { id } });
          out.done({ id, name, revoked: true }, `Revoked ${name}.`);
        }
      }),
    );
}

/** Hands over a token, which comes once: to a file, or to standard output. */
async function hand(make: () => Promise<MadeApiKeyDto>, path: string | undefined, out: Output): Promise<void> {
  if (path === undefined) {
    const made = await make();
    if (out.json) return out.value(made);
    out.note(`${made.name} has the id ${made.id}. This is its token; nobody can show it again:`);
    return out.line(made.token);
  }
  const { token: _, ...made } = await intoPrivateFile(path, async (file) => {
    const all = await make();
    await file.writeFile(`${all.token}\n`);
    return all;
  });
  out.done({ ...made, out: path }, `${made.name} has the id ${made.id}. Its token is in ${path}`);
}

const COLUMNS: Columns<ApiKeyDto> = {
  name: ({ name }) => name,
  token: ({ prefix }) => `${prefix}…`,
  'may do': ({ permissions }) => (permissions.length > 3 ? `${permissions.length} things` : permissions.join(', ')),
  ends: ({ expiresAt }) => shownTime(expiresAt),
  'last used': ({ lastUsedAt }) => shownTime(lastUsedAt),
  id: ({ id }) => id,
};
