import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEntryDto, Keyrack, ListAuditEntriesData } from '@keyrack/client';
import { Command, InvalidArgumentError, Option } from 'commander';
import { withService } from '../command.js';
import { readTime } from '../dates.js';
import { allOf } from '../find.js';
import { plain, shownTime, type Columns, type Output } from '../output.js';

interface Options {
  event?: string;
  outcome?: 'done' | 'refused';
  actor?: string;
  subject?: string;
  from?: string;
  to?: string;
  limit: number;
  follow?: boolean;
}

type Filter = NonNullable<ListAuditEntriesData['query']>;

const POLL_MS = 1500;
/** Changes become visible when they are complete, not in the order of their times: so far back is looked again. */
const LATE_MS = 10_000;

export function audit(): Command {
  return new Command('audit')
    .description('Show what was done, by whom, and what was refused; the newest first')
    .option('--event <name>', 'Only this event, as credential.resolved, or all that begin so, as credential.')
    .addOption(
      new Option('--outcome <outcome>', 'Only what was done, or what was refused').choices(['done', 'refused']),
    )
    .option('--actor <id>', 'Only what this API key or person did')
    .option('--subject <id>', 'Only what was done to this credential, key, member …')
    .option('--from <time>', 'Not before this time, as 2027-01-31 or 2027-01-31T12:00:00Z', readTime)
    .option('--to <time>', 'Before this time', readTime)
    .option('--limit <number>', 'How many at the most', readLimit, 50)
    .option('--follow', 'Then wait, and show what comes, the oldest first; with --json as JSON lines')
    .action(
      withService<Options, []>(async ({ keyrack, out, options: { limit, follow, ...options } }) => {
        const query = filterOf(options);
        const found = await newest(keyrack, query, limit);
        if (!follow) return out.table(found, COLUMNS, 'There are no entries that match.');
        await followOn(keyrack, query, found.reverse(), out);
      }),
    );
}

function filterOf({ event, outcome, actor, subject, from, to }: Omit<Options, 'limit'>): Filter {
  return {
    ...(event !== undefined && { event }),
    ...(outcome && { outcome }),
    ...(actor !== undefined && { actorId: actor }),
    ...(subject !== undefined && { subjectId: subject }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

async function newest(keyrack: Keyrack, query: Filter, most: number): Promise<AuditEntryDto[]> {
  const found: AuditEntryDto[] = [];
  for await (const entry of keyrack.auditEntries({ ...query, limit: Math.min(most, 100) })) {
    found.push(entry);
    if (found.length === most) break;
  }
  return found;
}

/** Prints these, the oldest of which comes first, and then what comes, until the program is ended. */
async function followOn(keyrack: Keyrack, query: Filter, first: AuditEntryDto[], out: Output): Promise<never> {
  for (const entry of first) print(entry, out);
  const start = first[0]?.at ?? ''; // what is older was left out because of the limit
  let last = first.at(-1)?.at;
  let seen = new Set(first.map(({ id }) => id));
  for (;;) {
    await sleep(POLL_MS);
    const from = last === undefined ? query.from : new Date(Date.parse(last) - LATE_MS).toISOString();
    const entries = await allOf(keyrack.auditEntries({ ...query, ...(from !== undefined && { from }) }));
    for (const entry of entries.reverse().filter(({ id, at }) => !seen.has(id) && at >= start)) {
      print(entry, out);
      if (entry.at > (last ?? '')) last = entry.at;
    }
    seen = new Set(entries.map(({ id }) => id));
  }
}

function print(entry: AuditEntryDto, out: Output): void {
  if (out.json) out.line(JSON.stringify(entry));
  else out.line(Object.values(COLUMNS).map((cell) => plain(cell(entry) ?? '-')).join('  ')); // prettier-ignore
}

const COLUMNS: Columns<AuditEntryDto> = {
  at: ({ at }) => shownTime(at),
  event: ({ event }) => event,
  outcome: ({ outcome }) => outcome,
  by: ({ actorName }) => actorName,
  subject: ({ subjectName, subjectId }) => subjectName ?? subjectId ?? undefined,
};

function readLimit(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number, from 1 on.');
}
