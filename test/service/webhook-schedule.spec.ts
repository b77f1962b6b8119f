import { describe, expect, it } from 'vitest';
import { delayAfter } from '../../src/webhooks/schedule.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('After a failed attempt', () => {
  it.each([
    [1, 5 * SECOND, 6 * SECOND],
    [2, 30 * SECOND, 36 * SECOND],
    [3, 2 * MINUTE, 144 * SECOND],
    [4, 10 * MINUTE, 12 * MINUTE],
    [5, HOUR, 72 * MINUTE],
    [6, 6 * HOUR, 7.2 * HOUR],
    [7, 24 * HOUR, 28.8 * HOUR],
  ])('number %i the next one comes after so long, or up to a fifth later', (failed, least, most) => {
    expect(delayAfter(failed, 0)).toBe(least);
    expect(delayAfter(failed, 0.5)).toBe((least + most) / 2);
    expect(delayAfter(failed, 1)).toBe(most);
  });

  it.each([8, 9, 100])('number %i there is no next one', (failed) => {
    expect(delayAfter(failed, 0)).toBeUndefined();
  });

  it('chance spreads the next ones', () => {
    const delays = Array.from({ length: 50 }, () => delayAfter(4) ?? 0);
    expect(new Set(delays).size).toBeGreaterThan(1);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(Math.max(...delays)).toBeLessThanOrEqual(12 * MINUTE);
  });
});
