const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after the first attempt that failed, after the second, and so on. */
const DELAYS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];

/** Up to so much longer, by chance: receivers that were down together do not get everything at once. */
const SPREAD = 0.2;

/**
 * How long to wait for the next attempt, in milliseconds; undefined when there is none.
 * @param failed how many attempts have failed: 1 or more
 * @param chance from 0 to 1
 */
export function delayAfter(failed: number, chance: number = Math.random()): number | undefined {
  const delay = DELAYS_MS[failed - 1];
  return delay === undefined ? undefined : Math.round(delay * (1 + SPREAD * chance));
}
