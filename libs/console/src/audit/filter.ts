import type { ListAuditEntriesData } from '@keyrack/client';

type Query = NonNullable<ListAuditEntriesData['query']>;
export type Outcome = NonNullable<Query['outcome']>;

/** Which entries are shown. It stands in the page's address; empty is any. */
export interface Filter {
  /** An event, or the first part of one with its dot. */
  event: string;
  outcome: Outcome | '';
  actor: string;
  subject: string;
  /** First and last day, as `<input type="date">` has them. */
  from: string;
  to: string;
}

export const OUTCOMES: readonly Outcome[] = ['done', 'refused'];
export const NO_FILTER: Filter = { event: '', outcome: '', actor: '', subject: '', from: '', to: '' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readFilter(address: URLSearchParams): Filter {
  const text = (name: string): string => address.get(name) ?? '';
  const day = (name: string): string => (isDay(text(name)) ? text(name) : '');
  return {
    event: text('event'),
    outcome: OUTCOMES.find((outcome) => outcome === text('outcome')) ?? '',
    actor: text('actor'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
  };
}

export function writeFilter(filter: Filter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

export const isFiltering = (filter: Filter): boolean => Object.values(filter).some((value) => value !== '');

export function queryOf({ event, outcome, actor, subject, from, to }: Filter): Query {
  return {
    ...(event !== '' && { event }),
    ...(outcome !== '' && { outcome }),
    ...(actor !== '' && { actorId: actor }),
    ...(subject !== '' && { subjectId: subject }),
    ...(from !== '' && { from: startOf(from, 0) }),
    ...(to !== '' && { to: startOf(to, 1) }), // the whole last day
  };
}

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** Midnight, in the person's own time, of a day or some days after it. */
function startOf(day: string, after: number): string {
  const time = new Date(`${day}T00:00`);
  time.setDate(time.getDate() + after);
  return time.toISOString();
}
