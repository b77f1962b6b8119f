import { describe, expect, it } from 'vitest';
import { lifeOf, nextDue, rotatingSince, stateAt, stillTold, type Life } from '../../src/credentials/life.js';

const at = (text: string): Date => new Date(`2026-${text}:00.000Z`);
const SINCE = at('01-01T00:00');
const life = (rotateEvery: number | null, expiresAt: Date | null = null): Life =>
  lifeOf({ rotateEvery, expiresAt }, SINCE);

describe('The dates of a credential', () => {
  it.each<[what: string, Life, rotateAt: Date | null, dueAt: Date | null, dueFor: string | undefined]>([
    ['of neither', life(null), null, null, undefined],
    ['of a rotation each day: due a quarter of it before', life(1), at('01-02T00:00'), at('01-01T18:00'), 'rotation'],
    ['of a rotation in 28 days: a quarter is 7 days', life(28), at('01-29T00:00'), at('01-22T00:00'), 'rotation'],
    ['of a rotation in 90 days: due 7 days before', life(90), at('04-01T00:00'), at('03-25T00:00'), 'rotation'],
    ['of an end: due 7 days before', life(null, at('02-01T12:00')), null, at('01-25T12:00'), 'expiry'],
    ['of an end before the rotation', life(90, at('02-01T00:00')), at('04-01T00:00'), at('01-25T00:00'), 'expiry'],
    ['of an end after the rotation', life(28, at('02-09T00:00')), at('01-29T00:00'), at('01-22T00:00'), 'rotation'],
    ['of an end with a longer lead', life(4, at('01-08T00:00')), at('01-05T00:00'), at('01-01T00:00'), 'expiry'],
  ])('follow from what is wanted: %s', (_what, { rotateAt, dueAt, ...wanted }, rotation, due, dueFor) => {
    expect([rotateAt, dueAt]).toEqual([rotation, due]);
    expect(nextDue({ rotateAt, ...wanted })?.for).toBe(dueFor);
  });

  it.each([
    ['01-24T00:00', 'active'],
    ['01-25T00:00', 'due'],
    ['01-31T23:59', 'due'],
    ['02-01T00:00', 'expired'],
  ])('say at %s that an end makes it %s', (now, state) => {
    expect(stateAt(life(null, at('02-01T00:00')), at(now))).toBe(state);
  });

  it.each([
    ['01-21T23:59', 'active'],
    ['01-22T00:00', 'due'],
    ['01-29T00:00', 'overdue'],
    ['02-08T23:59', 'overdue'],
    ['02-09T00:00', 'expired'],
  ])('say at %s that a rotation and a later end make it %s', (now, state) => {
    expect(stateAt(life(28, at('02-09T00:00')), at(now))).toBe(state);
  });

  it('count from the values, for older rows from what is known, and never from a new name', () => {
    const updatedAt = at('03-01T00:00');
    const old = { valuesAt: null, rotateAt: null, rotateEvery: null, updatedAt };
    expect(rotatingSince({ ...old, valuesAt: SINCE })).toEqual(SINCE);
    expect(rotatingSince(old)).toEqual(updatedAt);
    expect(rotatingSince({ ...old, rotateEvery: 28, rotateAt: at('01-29T00:00') })).toEqual(SINCE);
  });

  it.each<[what: string, told: string | null, before: Life, after: Life, still: string | null]>([
    ['nothing was told', null, life(28), life(90), null],
    ['it is active again', 'overdue', life(28), life(90), null],
    ['it is better, but not well', 'expired', life(28, at('01-30T00:00')), life(28, at('12-01T00:00')), null],
    ['it is as it was', 'overdue', life(28), life(27), 'overdue'],
    ['it is due for something else', 'due', life(34), life(null, at('02-03T00:00')), null],
    ['it is due for the same', 'due', life(34), life(35), 'due'],
  ])('forget what was told, or not: %s', (_what, told, before, after, still) => {
    expect(stillTold(told, before, after, at('01-31T00:00'))).toBe(still);
  });
});
