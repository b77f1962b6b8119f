import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaName, EVENTS, eventName } from '../../libs/console/src/names.js';

/** As the service declares them. */
const declared = [
  ...readFileSync(new URL('../../src/audit/events.ts', import.meta.url), 'utf8').matchAll(/^ {2}'([a-z.]+)':/gm),
].map(([, event = '']) => event);

describe('The names of events', () => {
  it('are those of every event that the audit log knows, and of no other', () => {
    expect(declared.length).toBeGreaterThan(40);
    expect([...EVENTS].sort()).toEqual([...declared].sort());
  });

  it('are told apart, and so are what they are about', () => {
    expect(new Set(EVENTS.map(eventName)).size).toBe(EVENTS.length);
    for (const event of EVENTS) expect(areaName(event.replace(/\..*$/, ''))).toMatch(/^[A-Z]/);
  });

  it('are the event itself where a newer service knows one more', () => {
    expect(eventName('credential.praised')).toBe('credential.praised');
    expect([areaName('credentials'), areaName('access')]).toEqual(['Credentials', 'Access']);
  });
});
