import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { CREDENTIALS, ME, MOVE, TYPES } from '../src/api/keys.js';
import { followPlace } from '../src/session/follow-place.js';

const HERE = { userId: 'ada', workspaceId: 'research' };
const THERE = { userId: 'ada', workspaceId: 'support' };

describe('What was read for one person in one workspace', () => {
  let queries: QueryClient;
  let told: string[];
  beforeEach(() => {
    queries = new QueryClient();
    told = [];
    followPlace(queries, (found) => told.push(found));
    queries.setQueryData(ME, HERE);
    queries.setQueryData([...CREDENTIALS, 'list'], ['a key']);
    queries.setQueryData(TYPES, ['a type']);
  });

  const learn = (me: object | null): Promise<unknown> => queries.fetchQuery({ queryKey: ME, queryFn: () => me });
  const isKept = (): boolean => queries.getQueryData([...CREDENTIALS, 'list']) !== undefined;

  it('is kept as long as they are there', async () => {
    await learn({ ...HERE, name: 'Ada King' });
    expect([isKept(), told]).toEqual([true, []]);
  });

  it.each([
    ['in another workspace', THERE, ['anotherWorkspace']],
    ['for another person', { ...HERE, userId: 'eve' }, ['anotherPerson']],
    ['when nobody is signed in', null, []],
  ])('is forgotten %s, and it is told who did that when another window did', async (_where, me, said) => {
    await learn(me);
    expect([isKept(), told]).toEqual([false, said]);
    expect(queries.getQueryData(TYPES)).toEqual(['a type']);
  });

  it('is forgotten without a word when this window went', async () => {
    const move = new MutationObserver(queries, { mutationKey: MOVE, mutationFn: () => learn(THERE) });
    await move.mutate();
    expect([isKept(), told]).toEqual([false, []]);
  });

  it('is forgotten with all that was sent, passwords among it', async () => {
    const change = new MutationObserver(queries, {
      mutationFn: (password: string) => Promise.resolve(password.length),
    });
    await change.mutate('not a real password');
    expect(queries.getMutationCache().getAll()).toHaveLength(1);
    queries.setQueryData(ME, null);
    expect(queries.getMutationCache().getAll()).toEqual([]);
  });
});
