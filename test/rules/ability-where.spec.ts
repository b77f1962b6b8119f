import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whereCan } from '../../src/authorization/index.js';
import { newId } from '../../src/platform/index.js';
import { startService, type Service } from '../support/service.js';
import { bothAnswers, insertCredentials, NAMES, twoPlaces, type CredentialRow, type Place } from './credential-rows.js';
import { ruleSets, type Pools } from './rule-arbitraries.js';
import { abilityWith, type AnyRule } from './where-matcher.js';

const ROWS = 40;
const RULE_SETS = 1000;
const NOON = new Date('2026-01-31T12:00:00.000Z'); // when all of the rows were made

let service: Service;
let places: Place[];
let rows: CredentialRow[];
beforeAll(async () => {
  service = await startService();
  places = await twoPlaces(service);
  rows = await insertCredentials(service, places, ROWS);
});
afterAll(() => service.stop());

describe('rights as SQL', () => {
  it('cover the rows that CASL says they cover', async () => {
    let telling = 0;
    await fc.assert(
      fc.asyncProperty(ruleSets(poolsOfCredential(), poolsOfPlace()), async (rules) => {
        const { bySql, byCasl } = await bothAnswers(service, abilityWith(rules), 'view', rows);
        expect(bySql).toEqual(byCasl);
        if (byCasl.length > 0 && byCasl.length < ROWS) telling++;
      }),
      { numRuns: RULE_SETS },
    );
    expect(telling).toBeGreaterThan(RULE_SETS / 5); // the others cover everything or nothing
  });

  it('cover nothing without a rule, and everything with a rule that has no conditions', async () => {
    expect((await bothAnswers(service, abilityWith([]), 'view', rows)).bySql).toEqual([]);
    expect((await bothAnswers(service, abilityWith([viewing({})]), 'view', rows)).bySql).toHaveLength(ROWS);
  });

  it('never speak of another action', async () => {
    const { bySql } = await bothAnswers(service, abilityWith([viewing({})]), 'update', rows);
    expect(bySql).toEqual([]);
  });
});

const REFUSED: [what: string, conditions: Record<string, unknown>][] = [
  ['a field that is no column', { nothing: 1 }],
  ['the name of a column in the database', { workspace_id: 'x' }],
  ['the row that a column refers to', { workspace: 'x' }],
  ['a part of a field', { 'name.length': 3 }],
  ['a field of a child', { 'shares.workspaceId': 'x' }],
  ['the list of children itself', { shares: 'x' }],
  ['a pattern', { name: { $regex: 'Key' } }],
  ['all of several values', { name: { $all: ['Key'] } }],
  ['the number of children', { shares: { $size: 1 } }],
  ['children of a field that has none', { name: { $elemMatch: { id: 'x' } } }],
  ['children of the row that a column refers to', { organization: { $elemMatch: { id: 'x' } } }],
  ['a field that no child has', { shares: { $elemMatch: { nothing: 1 } } }],
  ['children that are values', { shares: { $elemMatch: { $in: ['x'] } } }],
  ['an operator that nobody knows', { name: { $like: 'Key' } }],
];

describe.each(REFUSED)('a rule that asks about %s', (_what, conditions) => {
  it('is refused, wherever it stands', () => {
    const compile = (rules: AnyRule[]) => () =>
      whereCan(abilityWith(rules), 'view', 'Credential', service.database.dataSource.getMetadata('Credential'), 'c');
    const harmless = { name: 'Key' };
    expect(compile([viewing(conditions)])).toThrow();
    expect(compile([viewing({ $and: [harmless, conditions] })])).toThrow();
    expect(compile([viewing({ $or: [harmless, conditions] })])).toThrow();
    expect(compile([viewing({ $nor: [conditions] })])).toThrow();
    expect(compile([viewing(harmless), viewing(conditions)])).toThrow();
    expect(compile([viewing(conditions), viewing(harmless)])).toThrow();
    expect(compile([viewing(harmless), { ...viewing(conditions), inverted: true }])).toThrow();
  });
});

const DOUBTFUL: [what: string, conditions: Record<string, unknown>][] = [
  ['a field is there', { ownerId: { $exists: true } }],
  ['a field is not there', { ownerId: { $exists: false } }],
  ['nobody comes before somebody', { ownerId: { $lt: 'zzz' } }],
  ['nobody does not come before somebody', { ownerId: { $not: { $lte: 'zzz' } } }],
  ['a name comes before another', { name: { $gte: '\uffee' } }],
  ['a time is the same', { createdAt: NOON }],
  ['a time is among others', { createdAt: { $in: [NOON] } }],
  ['a time is earlier', { createdAt: { $lt: new Date(NOON.getTime() + 1) } }],
  ['a time is a text', { createdAt: NOON.toISOString() }],
  ['a name looks like this', { name: /Key/ }],
  ['a name is one of a list that was meant for $in', { name: ['Key', 'key'] }],
  ['a name is an object', { name: { a: 'b' } }],
  ['an id is a number', { workspaceId: 1 }],
  ['an id is a number that stands at its beginning', { workspaceId: { $in: [0, 1, 2] } }],
  ['an owner is forgotten', { ownerId: { $ne: undefined } }],
  ['an owner is not among forgotten ones', { ownerId: { $nin: [undefined] } }],
  ['a number is a text', { version: '2' }],
  ['a number is before a text', { version: { $lt: '3' } }],
  ['a number is a boolean', { version: true }],
];

describe.each(DOUBTFUL)('a rule that asks whether %s', (_what, conditions) => {
  it('is refused, or covers the rows that CASL says it covers', async () => {
    const asked = bothAnswers(service, abilityWith([viewing(conditions)]), 'view', rows);
    const { bySql, byCasl } = await asked.catch(() => ({ bySql: 'refused', byCasl: 'refused' }));
    expect(bySql).toEqual(byCasl);
  });
});

function viewing(conditions: Record<string, unknown>): AnyRule {
  return { action: 'view', subject: 'Credential', conditions };
}

/** Values that rows have, and one that none has. */
function poolsOfPlace(): Pools {
  return {
    organizationId: [...places.map(({ organizationId }) => organizationId), newId()],
    workspaceId: [...places.flatMap(({ workspaceIds }) => workspaceIds), newId()],
  };
}

function poolsOfCredential(): Pools {
  return {
    ...poolsOfPlace(),
    id: [...rows.map(({ id }) => id), newId()],
    ownerId: [...places.flatMap(({ userIds }) => userIds), newId()],
    name: [...NAMES, 'another'],
    credentialName: [...NAMES, 'another'],
    typeVersion: ['1', '1.1', '2'],
    sealedVersion: [0, 1, 2, 3, 4, 5],
    version: [0, 1, 2, 3, 4, 5],
  };
}
