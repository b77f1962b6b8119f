import type { Command as Described, RootCommand } from '@bomb.sh/tab';
import { Keyrack } from '@keyrack/client';
import { Argument, Command } from 'commander';
import { pairOf, type Everywhere } from '../connection.js';
import { allOf } from '../find.js';
import { plain, Output } from '../output.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function completion(): Command {
  return new Command('completion')
    .description('Print a script with which a shell completes commands, options, credentials and types')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', COMPLETION_HELP)
    .action(async (shell: (typeof SHELLS)[number], _, command: Command) => {
      if (shell === 'bash') return new Output(false).line(BASH);
      (await described(command)).setup('keyrack', 'keyrack', shell);
    });
}

const COMPLETION_HELP = `
  source <(keyrack completion bash)                      in ~/.bashrc
  source <(keyrack completion zsh)                       in ~/.zshrc, after compinit
  keyrack completion fish | source                       in ~/.config/fish/config.fish
  keyrack completion powershell | Out-String | iex       in $PROFILE`;

/**
 * The one of @bomb.sh/tab needs a package of functions that many machines lack, and has what was typed, and the names of
 * credentials, evaluated by the shell.
 */
const BASH = `# bash completion for keyrack
_keyrack() {
  local value rest
  COMPREPLY=()
  while IFS=$'\\t' read -r value rest; do
    [[ $value == :* ]] || COMPREPLY+=("$value")
  done < <(keyrack complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
}
complete -o default -F _keyrack keyrack`;

/** What the scripts call. Its words are those of the command line, the last one not complete. */
export function complete(): Command {
  return new Command('complete')
    .argument('[words...]')
    .action(async (given: string[], _: unknown, command: Command) => {
      const words = [...separate(given.slice(0, -1)), ...given.slice(-1)];
      const root = await described(command);
      const found = await suggestionsFor(words);
      for (const each of root.commands.values()) suggest(each, found);
      root.parse(words);
    });
}

/** What can be completed, as the adapter reads it from a program that has no other commands than those to be seen. */
async function described({ parent }: Command): Promise<RootCommand> {
  const { default: tab } = await import('@bomb.sh/tab/commander'); // takes long to load
  const program = new Command('keyrack');
  for (const option of parent?.options ?? []) program.addOption(option);
  const visible = parent?.createHelp().visibleCommands(parent) ?? [];
  for (const command of visible.filter((command) => command.name() !== 'help')) program.addCommand(command);
  const root = tab(program, { completionCommandName: ITS_OWN });
  root.commands.delete(ITS_OWN);
  return root;
}

/** The command that the adapter adds, which nobody is to see. */
const ITS_OWN = 'its-own-completion';

interface Suggestion {
  value: string;
  description: string;
}

type Suggestions = Readonly<Record<'credential' | 'type', readonly Suggestion[]>>;

/** Arguments by the names that commands give them. */
const KIND_OF_ARGUMENT: Readonly<Record<string, keyof Suggestions>> = {
  credential: 'credential',
  credentials: 'credential',
  type: 'type',
};

function suggest(command: Described, found: Suggestions): void {
  for (const [name, { variadic }] of command.arguments) {
    const kind = command.value === 'types' ? 'type' : KIND_OF_ARGUMENT[name];
    if (kind) command.argument(name, (add) => found[kind].forEach((one) => add(one.value, one.description)), variadic);
  }
  const use = command.options.get('use') ?? command.options.get('credential');
  if (use) use.handler = (add) => found.credential.forEach((one) => add(one.value, one.description));
}

/** Asks the service for what stands where the cursor is, and for nothing when it does not answer soon. */
async function suggestionsFor(words: readonly string[]): Promise<Suggestions> {
  const none = { credential: [], type: [] };
  try {
    const settings = await pairOf(everywhereIn(words.slice(0, -1))); // the last word may be half of another service's name
    if (!settings) return none;
    const keyrack = new Keyrack({ ...settings, timeout: 2000, retries: 0 });
    if (words.includes('add') || words.includes('types')) return { ...none, type: await types(keyrack) };
    return { ...none, credential: await credentials(keyrack) };
  } catch {
    return none;
  }
}

async function types(keyrack: Keyrack): Promise<Suggestion[]> {
  return (await keyrack.listCredentialTypes()).map(({ name, label }) => ({ value: name, description: plain(label) }));
}

/** Names that a shell would read as they are, and ids for the others: a name may hold a command. */
async function credentials(keyrack: Keyrack): Promise<Suggestion[]> {
  const all = await allOf(keyrack.credentials());
  return all.map(({ id, name, credentialName }) => {
    const isHarmless = /^[A-Za-z0-9][\w.@-]*$/.test(name) && all.filter((one) => one.name === name).length === 1;
    return isHarmless ? { value: name, description: credentialName } : { value: id, description: oneLine(name) };
  });
}

const oneLine = (name: string): string => plain(name).replaceAll('\n', ' ');

/** `--option=value` as two words, as the adapter reads them. */
function separate(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.flatMap((word, at) => {
    const [, option, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
    return option === undefined || value === undefined || (end !== -1 && at > end) ? [word] : [option, value];
  });
}

/**
 * The connection that the command line names so far.
 * @throws Error when it is not written to its end, or a key would be read from the terminal
 */
function everywhereIn(words: readonly string[]): Everywhere {
  const end = words.indexOf('--');
  const valueOf = (option: string): string | undefined => {
    const at = words.slice(0, end === -1 ? words.length : end).lastIndexOf(option);
    if (at === -1) return undefined;
    const value = words[at + 1] ?? '';
    if (value === '' || value === '-') throw new Error(`${option} has no value yet`);
    return value;
  };
  const [url, profile, apiKeyFile] = [valueOf('--url'), valueOf('--profile'), valueOf('--api-key-file')];
  return { ...(url && { url }), ...(profile && { profile }), ...(apiKeyFile && { apiKeyFile }) };
}
