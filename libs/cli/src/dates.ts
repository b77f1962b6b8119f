import { Command, InvalidArgumentError } from 'commander';

/** The dates of a credential as they are said. Commander would make '' of null. */
export interface DateOptions {
  expiresAt?: string;
  rotateEvery?: number | typeof NEVER;
}

const NEVER = 'never';

export function takesDates(command: Command): Command {
  return command
    .option('--expires-at <time>', 'When it ends, as 2027-01-31 or 2027-01-31T12:00:00Z, or never', readEnd)
    .option('--rotate-every <days>', 'After how many days its values are to be replaced, or never', readDays);
}

/** What of the dates was given, for the service: `null` removes one. */
export function dated({ expiresAt, rotateEvery }: DateOptions): {
  expiresAt?: string | null;
  rotateEvery?: number | null;
} {
  return {
    ...(expiresAt !== undefined && { expiresAt: expiresAt === NEVER ? null : expiresAt }),
    ...(rotateEvery !== undefined && { rotateEvery: rotateEvery === NEVER ? null : rotateEvery }),
  };
}

function readEnd(text: string): string {
  const time = text === NEVER ? NEVER : timeIn(text);
  if (time !== undefined) return time;
  throw new InvalidArgumentError(`${HOW}, or never.`);
}

/** Reads a time from a command line. */
export function readTime(text: string): string {
  const time = timeIn(text);
  if (time !== undefined) return time;
  throw new InvalidArgumentError(`${HOW}.`);
}

const HOW = 'Write a time as 2027-01-31 or 2027-01-31T12:00:00Z';

function timeIn(text: string): string | undefined {
  const time = new Date(text);
  return /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

function readDays(text: string): number | typeof NEVER {
  if (text === NEVER) return NEVER;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number of days, or never.');
}
