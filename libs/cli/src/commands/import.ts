import { openFlowise, openM9m, openN8n, type Source } from '@keyrack/importers';
import { Command } from 'commander';
import { readText, settingsOf, type Everywhere } from '../connection.js';
import { secretFrom } from '../import/keys.js';
import { sourceOfEnv } from '../import/env.js';
import { moveIn, takesMove, type MoveSettings } from '../import/move-in.js';

interface KeyOptions {
  keyFile?: string;
}

type Options<More> = Everywhere & MoveSettings & More;

/** `keyrack import …`: from other systems, and from files of variables. */
export function importFrom(): Command {
  return new Command('import')
    .description('Bring credentials, workspaces and flows over from another system')
    .addCommand(fromFlowise())
    .addCommand(fromN8n())
    .addCommand(fromM9m())
    .addCommand(fromEnv())
    .addHelpText('after', SAFE);
}

const SAFE = `
Nothing is written to where it comes from. Credentials that were imported before are left alone, so that an import which was
ended can be run again. Start with --dry-run: it says what would come of each row, and changes nothing.`;

function fromFlowise(): Command {
  return takesMove(
    new Command('flowise')
      .description('From the database of Flowise 2 or 3: credentials, workspaces, shares, and flows with what they use')
      .requiredOption(
        '--database <place>',
        'Its SQLite file, or mysql://…, mariadb://…, postgres://…; - asks for the URL, or reads DATABASE_URL',
      ) // prettier-ignore
      .option(
        '--key-file <path>',
        'Its encryption.key; without it FLOWISE_SECRETKEY_OVERWRITE, or ~/.flowise/encryption.key',
      ) // prettier-ignore
      .addHelpText('after', EXAMPLE),
  ).action(
    withSource<{ database: string } & KeyOptions>('flowise', async ({ database, keyFile }) =>
      openFlowise({
        database: await secretFrom.database(database),
        key: await secretFrom.flowise(keyFile),
      }),
    ),
  );
}

const EXAMPLE = `
For example:
  keyrack import flowise --database ~/.flowise/database.sqlite --key-file ~/.flowise/encryption.key --dry-run
  keyrack import flowise --database ~/.flowise/database.sqlite --workspace-map 'Default Workspace=Team A'`;

function fromN8n(): Command {
  return takesMove(
    new Command('n8n')
      .description('From what n8n exports: export:credentials --all and export:workflow --all, or export:entities')
      .requiredOption(
        '--file <path>',
        'The exported credentials, a file or the folder of --separate; or entities.zip, which has workflows, projects and sharing too',
      )
      .option('--workflows <path>', 'The exported workflows')
      .option(
        '--key-file <path>',
        'A file with the encryption key, or n8n’s config; without it N8N_ENCRYPTION_KEY, or ~/.n8n/config. Not needed for --decrypted',
      ) // prettier-ignore
      .option('--deployment-keys <path>', 'The rows of deployment_key, as JSON, where keys were rotated')
      .option('--archive-key-file <path>', 'The file that --keyFile named when the entities were exported'),
  ).action(
    withSource<{ file: string; workflows?: string; deploymentKeys?: string; archiveKeyFile?: string } & KeyOptions>(
      'n8n',
      async (options) => {
        const { file, workflows, keyFile, deploymentKeys, archiveKeyFile } = options;
        const key = await secretFrom.n8n(keyFile);
        return openN8n({
          credentials: file,
          ...(workflows !== undefined && { workflows }),
          ...(key !== undefined && { key }),
          ...(deploymentKeys !== undefined && { deploymentKeys }),
          ...(archiveKeyFile !== undefined && { archiveKey: await readText(archiveKeyFile) }),
        });
      },
    ),
  );
}

function fromM9m(): Command {
  return takesMove(
    new Command('m9m')
      .description('From the store of m9m (m9m.db), or its credentials as JSON')
      .requiredOption('--file <path>', 'The store or the JSON file'),
  ).action(withSource<{ file: string }>('m9m', ({ file }) => openM9m({ file })));
}

function fromEnv(): Command {
  return takesMove(
    new Command('env')
      .description('From a .env file: guesses what each variable is a credential for, and asks')
      .requiredOption('--file <path>', 'The file')
      .option('-y, --yes', 'Take the guesses, and what sounds like a secret, without asking'),
  ).action(withSource<{ file: string; yes?: boolean }>('keyrack', (options) => sourceOfEnv(options)));
}

function withSource<More>(
  system: Parameters<typeof moveIn>[2],
  open: (options: Options<More>) => Promise<Source>,
): (_: unknown, command: Command) => Promise<void> {
  return async (_, command) => {
    const options = command.optsWithGlobals<Options<More>>();
    const connection = await settingsOf(options);
    await moveIn(await open(options), { ...options, ...connection }, system);
  };
}
