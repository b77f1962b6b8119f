import { describe, expect, it } from 'vitest';
import { differing, merged } from '../src/api/differences.js';

describe('What a form sends of what it was given', () => {
  it('is what differs, also inside of lists and objects', () => {
    const first = { name: 'a', enabled: true, mappings: [{ value: 'x', role: 'viewer' }], roleClaim: '' };
    expect(differing({ ...first, mappings: [{ role: 'viewer', value: 'x' }] }, first)).toEqual({});
    const now = { ...first, roleClaim: 'groups', mappings: [{ value: 'x', role: 'editor' }] };
    expect(differing(now, first)).toEqual({ roleClaim: 'groups', mappings: now.mappings });
  });

  it('is not what others have taken away from a list, and is what they have added', () => {
    expect(merged(['a', 'b', 'mine'], ['a', 'b', 'c'], ['b', 'c', 'theirs'])).toEqual(['b', 'mine', 'theirs']);
  });

  it('is a list in one’s own order when nobody else has changed it', () => {
    expect(merged(['b', 'a'], ['a', 'b'], ['a', 'b'])).toEqual(['b', 'a']);
    expect(merged([{ value: 'x' }], [], [{ value: 'x' }])).toEqual([{ value: 'x' }]);
  });
});
