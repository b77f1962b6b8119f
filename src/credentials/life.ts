import type { Credential } from './entities.js';

const DAY_MS = 86_400_000;
/** How long before a date a credential is due; a quarter of its rotation period when that is shorter. */
const LEAD_DAYS = 7;

/** The states of a credential's life, from the best to the worst. */
export const STATES = ['active', 'due', 'overdue', 'expired'] as const;

export type State = (typeof STATES)[number];

/** When a credential ends, how often its values are to be replaced, and what follows from that. */
export type Life = Pick<Credential, 'expiresAt' | 'rotateEvery' | 'rotateAt' | 'dueAt'>;

/** What a credential falls due for. */
export interface Due {
  for: 'rotation' | 'expiry';
  at: Date;
  /** From when on it is due. */
  from: Date;
}

/** @param since when the values that are stored were written */
export function lifeOf({ expiresAt, rotateEvery }: Pick<Life, 'expiresAt' | 'rotateEvery'>, since: Date): Life {
  const rotateAt = rotateEvery === null ? null : daysAfter(since, rotateEvery);
  const due = nextDue({ expiresAt, rotateEvery, rotateAt });
  return { expiresAt, rotateEvery, rotateAt, dueAt: due?.from ?? null };
}

/** What it falls due for first. */
export function nextDue({ expiresAt, rotateEvery, rotateAt }: Omit<Life, 'dueAt'>): Due | undefined {
  const lead = Math.min(LEAD_DAYS, (rotateEvery ?? Infinity) / 4);
  const rotation: Due | undefined = rotateAt
    ? { for: 'rotation', at: rotateAt, from: daysAfter(rotateAt, -lead) }
    : undefined;
  const expiry: Due | undefined = expiresAt
    ? { for: 'expiry', at: expiresAt, from: daysAfter(expiresAt, -LEAD_DAYS) }
    : undefined;
  if (rotation && expiry) return rotation.from < expiry.from ? rotation : expiry;
  return rotation ?? expiry;
}

/** The worst that has come by now. */
export function stateAt({ expiresAt, rotateAt, dueAt }: Omit<Life, 'rotateEvery'>, now: Date): State {
  const isOver = (date: Date | null): boolean => date !== null && date <= now;
  if (isOver(expiresAt)) return 'expired';
  if (isOver(rotateAt)) return 'overdue';
  return isOver(dueAt) ? 'due' : 'active';
}

/** From when rotation counts. Credentials from before that was kept count from their last change. */
export function rotatingSince({
  valuesAt,
  rotateAt,
  rotateEvery,
  updatedAt,
}: Pick<Credential, 'valuesAt' | 'rotateAt' | 'rotateEvery' | 'updatedAt'>): Date {
  if (valuesAt) return valuesAt;
  return rotateAt && rotateEvery !== null ? daysAfter(rotateAt, -rotateEvery) : updatedAt;
}

/** What of the told states still holds after a change: a state that is over will be told again when it comes again. */
export function stillTold(announced: string | null, before: Life, after: Life, now: Date): string | null {
  const state = stateAt(after, now);
  const told = STATES.findIndex((one) => one === announced);
  if (STATES.indexOf(state) < told) return null;
  const isDueForOther = state === 'due' && nextDue(before)?.for !== nextDue(after)?.for;
  return isDueForOther ? null : announced;
}

function daysAfter(time: Date, days: number): Date {
  return new Date(time.getTime() + days * DAY_MS);
}
