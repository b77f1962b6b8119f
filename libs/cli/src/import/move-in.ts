import { Keyrack } from '@keyrack/client';
import type { Source } from '@keyrack/importers';
import { Command } from 'commander';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { Output, plainLine } from '../output.js';
import { progress } from '../progress.js';
import { Destinations } from './destinations.js';
import { Move } from './move.js';
import { OUTCOMES, type Report, type Row } from './report.js';
import { Types } from './types.js';

/** What every import takes. */
export interface MoveSettings {
  workspaceMap?: string[];
  dryRun?: boolean;
}

export function takesMove(command: Command): Command {
  return command
    .option(
      '--workspace-map <old=new...>',
      'Workspaces of the source, by name or id, and which to take here; without it those of the same names, which are made if need be',
    ) // prettier-ignore
    .option('--dry-run', 'Say what would come of each row, and change nothing');
}

/**
 * Moves what a source holds into the service, and says what came of it.
 * It ends with 8 when rows were skipped that somebody may want.
 */
export async function moveIn(
  source: Source,
  {
    url,
    apiKey,
    workspaceMap = [],
    dryRun = false,
    json = false,
  }: MoveSettings & { url: string; apiKey: string; json?: boolean },
  system: ConstructorParameters<typeof Types>[1],
): Promise<void> {
  const out = new Output(json);
  const keyrack = new Keyrack({ url, apiKey });
  const types = new Types(await keyrack.listCredentialTypes(), system);
  const to = await Destinations.open(keyrack, { url, apiKey, map: readMap(workspaceMap), dryRun });
  const { workspaces, credentials, shares, flows } = source.totals;
  const bar = progress('Importing', workspaces + credentials + shares + flows);
  const signal = endedBySignals();
  const report = await new Move(to, types, { dryRun, progress: () => bar.advance(), signal })
    .run(source)
    .finally(async () => {
      bar.stop();
      await to.close();
      await source.close();
    });
  say(out, report, dryRun);
  if (report.isIncomplete()) process.exitCode = EXIT.findings;
}

/** The first signal lets what was sent be answered, and the keys be revoked; the second one waits for nothing. */
function endedBySignals(): AbortSignal {
  const ended = new AbortController();
  const end = (): void => (ended.signal.aborted ? process.exit(130) : ended.abort());
  process.on('SIGINT', end).on('SIGTERM', end);
  return ended.signal;
}

/** @throws Refusal for what is no pair */
function readMap(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [, old, wanted] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (old !== undefined && wanted !== undefined) return [old, wanted];
      throw new Refusal("Write --workspace-map 'Old name=New name'");
    }),
  );
}

function say(out: Output, report: Report, dryRun: boolean): void {
  const summary = report.summary();
  if (out.json) return out.value({ dryRun, summary, rows: report.rows });
  const counts = Object.entries(summary).map(([kind, of]) => ({ kind, ...of }));
  const columns = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, (row: (typeof counts)[number]) => String(row[outcome] ?? 0)])); // prettier-ignore
  out.table(counts, { kind: ({ kind }) => plural(kind), ...columns }, 'The source holds nothing.');
  const remarkable = report.remarkable();
  if (remarkable.length > 0) out.line('');
  for (const row of remarkable) out.line(wordsOf(row, out));
  if (dryRun) out.note('This was a dry run: nothing was changed.');
}

function wordsOf({ kind, id, name, outcome, message = '' }: Row, out: Output): string {
  const mark = outcome === 'skipped' ? out.styled('red', '✗ skipped') : out.styled('yellow', `! ${outcome}`);
  return `${mark}  ${plainLine(`${kind} ${name ?? id}${name === undefined ? '' : ` (${id})`}: ${message}`)}`;
}

const plural = (kind: string): string => `${kind}s`;
