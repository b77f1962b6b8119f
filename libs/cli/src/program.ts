import { Command } from 'commander';
import { add } from './commands/add.js';
import { audit } from './commands/audit.js';
import { backup } from './commands/backup.js';
import { complete, completion } from './commands/completion.js';
import { doctor } from './commands/doctor.js';
import { edit } from './commands/edit.js';
import { exportCommand } from './commands/export.js';
import { flows } from './commands/flows.js';
import { importFrom } from './commands/import.js';
import { keys } from './commands/keys.js';
import { login, logout } from './commands/login.js';
import { ls } from './commands/ls.js';
import { restore } from './commands/restore.js';
import { rm } from './commands/rm.js';
import { rotateRoot } from './commands/rotate-root-key.js';
import { run } from './commands/run.js';
import { share, shares, unshare } from './commands/share.js';
import { show } from './commands/show.js';
import { test } from './commands/test.js';
import { types } from './commands/types.js';
import { usages } from './commands/usages.js';
import { versions } from './commands/versions.js';
import { whoami } from './commands/whoami.js';

/** All commands. Each is a file of its own that declares what it takes and does it. */
export function program(): Command {
  const keyrack = new Command('keyrack')
    .description('Credentials of Keyrack, and the programs that use them.')
    .version('0.1.0', '--version', 'Show the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand('help [command]', 'Show help for a command')
    .option('--url <url>', 'Where the service is (KEYRACK_URL)')
    .option(
      '--api-key-file <path>',
      'A file with the API key, or - for standard input (KEYRACK_API_KEY holds the key itself)',
    )
    .option('--profile <name>', 'The profile that keyrack login has written (KEYRACK_PROFILE)')
    .option('--json', 'Answer in JSON')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showHelpAfterError('(keyrack help tells more)')
    .exitOverride();
  keyrack.addHelpText('after', ENDING);
  for (const [heading, commands] of Object.entries(COMMANDS)) {
    keyrack.commandsGroup(heading);
    for (const command of commands) keyrack.addCommand(like(keyrack, command()));
  }
  return keyrack.addCommand(like(keyrack, complete()), { hidden: true });
}

/** Settings go to the commands of a command as well. */
function like(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) like(command, each);
  return command;
}

const COMMANDS: Readonly<Record<string, (() => Command)[]>> = {
  'Signing in:': [login, logout, whoami],
  'Credentials:': [ls, show, add, edit, rm, types, test, versions],
  'Programs:': [run, usages, flows],
  'Workspaces and keys:': [share, unshare, shares, keys, audit],
  'Moving in and out:': [importFrom, exportCommand],
  'The installation:': [doctor, backup, restore, rotateRoot],
  'This shell:': [completion],
};

const ENDING = `
Ends with 0 when all went well, 1 when it failed, 2 for a command that is written wrongly or a value that is refused,
3 without a valid API key, 4 when the key may not do this, 5 when there is no such thing, 6 when something stands
against it, 7 when the service does not answer, 8 when what was tested or checked is not as it should be. keyrack run ends
as the program that it runs.`;
