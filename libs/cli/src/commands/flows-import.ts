import { Command } from 'commander';
import { withService } from '../command.js';
import { readStandardInput, readText } from '../connection.js';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { importLines, linesOf } from '../flow-lines.js';
import type { LineAnswer } from '../lines.js';
import { plain, type Output } from '../output.js';

interface Options {
  id?: string;
  name?: string;
  dryRun?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .description('Register flows: those of a file of JSON lines, or one as its engine exports it')
    .argument('<file>', 'the file, or - for standard input')
    .option('--id <id>', 'The file is one flow, and this is its id in the engine')
    .option('--name <name>', 'The name of this one flow; by default the one that the file has')
    .option('--dry-run', 'Say what would come of each flow, and change nothing')
    .addHelpText('after', IMPORT_HELP)
    .action(
      withService<Options, [string]>(async ({ keyrack, out, options: { id, name, dryRun = false } }, path) => {
        if (id === undefined && name !== undefined) throw new Refusal('--name goes with --id, for one flow');
        const lines = id === undefined ? linesOf(path) : oneFlow(path, id, name);
        const counts = new Map<string, number>();
        for await (const said of importLines(keyrack, lines, dryRun)) {
          counts.set(said.status, (counts.get(said.status) ?? 0) + 1);
          tell(said, out);
        }
        finish(counts, dryRun, out);
      }),
    );
}

const IMPORT_HELP = `
A line is {"id": "…", "name": "…", "definition": {…}}, with "kind" (flowise, n8n or m9m; found out when left out) and
"active" (true when left out) if you like. A line that is refused does not stop the others; the command ends with 8 then.
With --json there is a line of JSON for each flow, as it is done.
  keyrack flows import flows.jsonl --dry-run
  keyrack flows import "Support bot.json" --id 3d2c9e52 --name "Support bot"`;

/** One flow's file as the engine exports it, which knows the id only now and then. */
async function* oneFlow(path: string, id: string, given: string | undefined): ReturnType<typeof linesOf> {
  const text = path === '-' ? await readStandardInput() : await readText(path);
  const definition = parse(text);
  const name = given ?? definition['name'];
  if (typeof name !== 'string' || name === '') throw new Refusal('The file does not name the flow: say --name');
  yield { number: 1, text: JSON.stringify({ id, name, definition }) };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // said below: the parser's own message quotes the file, which may hold secrets
  }
  throw new Refusal('With --id the file must be one flow: a JSON object');
}

function tell(said: LineAnswer, out: Output): void {
  const { line, id, status, problems = 0, error } = said;
  if (out.json) return out.line(JSON.stringify(said));
  if (error) out.line(`${out.styled('red', '✗')} line ${line}: ${plain(error.message)}`);
  if (problems > 0) out.line(`${out.styled('yellow', '?')} line ${line}: ${status} ${plain(id ?? '')}, which refers to ${problems} credentials that the workspace cannot use`); // prettier-ignore
}

function finish(counts: ReadonlyMap<string, number>, dryRun: boolean, out: Output): void {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const refused = counts.get('refused') ?? 0;
  const said = [...counts].filter(([status]) => status !== 'refused').map(([status, count]) => `${count} ${status}`);
  if (total === 0) out.note('There were no flows in it.');
  if (!out.json && said.length > 0) {
    out.line(`${out.styled('green', '✓')} ${said.join(', ')}${dryRun ? ', if this were no dry run' : ''}.`);
  }
  if (refused > 0) throw new Refusal(`${refused} of ${total} lines were refused`, EXIT.findings);
}
