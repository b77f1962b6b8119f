import { describe, expect, it } from 'vitest';
import { planWorkspaces } from '../src/import/workspace-plan.js';

const ID = '0190f3c2-0000-7000-8000-000000000001';
const source = (...names: string[]) =>
  names.map((name, at) => ({ kind: 'workspace' as const, id: `s${at + 1}`, name }));
const here = (...names: string[]) =>
  names.map((name, at) => ({ id: `h${at + 1}`, name, createdAt: '2027-01-01T00:00:00.000Z' }));

/** Where each goes: the id of what is here, or the name of what is to be made. */
function plan(items: ReturnType<typeof source>, map: Record<string, string>, there: ReturnType<typeof here>): string[] {
  const planned = planWorkspaces(items, new Map(Object.entries(map)), there as never);
  return planned.map((each) => each.here?.id ?? `new ${each.name}`);
}

describe('Workspaces of a source', () => {
  it('go to those of their names, which are made if need be, and two of one name stay two', () => {
    expect(plan(source('A', 'B', 'B'), {}, here('A'))).toEqual(['h1', 'new B', 'new B (2)']);
  });

  it('go where the map says, by id or by name on both sides', () => {
    expect(plan(source('A', 'B', 'C'), { A: 'X', s2: 'h2', C: 'New' }, here('X', 'Y'))).toEqual([
      'h1',
      'h2',
      'new New',
    ]);
  });

  it('go together where the map says so', () => {
    expect(plan(source('A', 'B'), { A: 'X', B: 'X' }, here('X'))).toEqual(['h1', 'h1']);
  });

  it.each([
    ['a name that the source has not', source('A'), { a: 'X' }, here('X'), 'the source has no workspace a. It has: A'],
    ['any name, when it has none', source(), { A: 'X' }, here('X'), 'It has: none'],
    ['a name that two have', source('A', 'A'), { A: 'X' }, here('X'), 'by its id: s1, s2'],
    ['one twice', source('A'), { A: 'X', s1: 'Y' }, here('X', 'Y'), 'twice'],
    ['an id that nobody has here', source('A'), { A: ID }, here('X'), 'no workspace here with the id'],
    ['a name that two have here', source('A'), { A: 'X' }, here('X', 'X'), 'by its id: h1, h2'],
  ])('are refused when the map names %s', (_what, items, map, there, complaint) => {
    expect(() => plan(items, map as Record<string, string>, there)).toThrow(complaint);
  });

  it('are refused when one would go where another was sent, or two here have its name', () => {
    expect(() => plan(source('A', 'B'), { A: 'B' }, here('B'))).toThrow("Say with --workspace-map where: 's2=…'");
    expect(() => plan(source('A'), {}, here('A', 'A'))).toThrow('by its id: h1, h2');
  });
});
