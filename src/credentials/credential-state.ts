import { isoTime, type Row } from '../persistence/index.js';
import type { TestResult } from './entities.js';
import { stateAt, type Life, type State } from './life.js';

/** What a view tells of a credential's life. Dates are there when they are set; the status is there with either of them. */
export interface ShownState {
  expiresAt?: string;
  rotateEvery?: number;
  rotateAt?: string;
  status?: State;
  lastTest?: LastTest;
}

/** What the last test said of the values that are stored now. */
interface LastTest {
  result: TestResult;
  message: string | null;
  testedAt: string;
}

export function shownState(row: Row, now: Date): ShownState {
  return { ...shownLife(row, now), ...shownTest(row) };
}

/** When a credential ended, if it has. */
export function expiredSince(row: Row, now: Date): string | undefined {
  const expiresAt = dateIn(row, 'expires_at');
  return expiresAt && expiresAt <= now ? expiresAt.toISOString() : undefined;
}

/** The dates and states of a row. */
export function lifeIn(row: Row): Life {
  const rotateEvery = row['rotate_every'];
  return {
    expiresAt: dateIn(row, 'expires_at'),
    rotateEvery: typeof rotateEvery === 'number' ? rotateEvery : null,
    rotateAt: dateIn(row, 'rotate_at'),
    dueAt: dateIn(row, 'due_at'),
  };
}

function shownLife(row: Row, now: Date): Omit<ShownState, 'lastTest'> {
  const life = lifeIn(row);
  const { expiresAt, rotateEvery, rotateAt } = life;
  if (expiresAt === null && rotateEvery === null) return {};
  return {
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(rotateEvery !== null && { rotateEvery }),
    ...(rotateAt && { rotateAt: rotateAt.toISOString() }),
    status: stateAt(life, now),
  };
}

function shownTest(row: Row): Pick<ShownState, 'lastTest'> {
  const testedAt = dateIn(row, 'tested_at');
  if (testedAt === null) return {};
  const result = (row['test_result'] as TestResult | null) ?? 'unknown';
  return { lastTest: { result, message: row['test_message'] as string | null, testedAt: testedAt.toISOString() } };
}

function dateIn(row: Row, column: string): Date | null {
  const value = row[column];
  return value === null || value === undefined ? null : new Date(isoTime(value));
}
