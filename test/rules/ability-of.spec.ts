import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abilityOf, ALL_PERMISSIONS, whereCan, type Grant } from '../../src/authorization/index.js';
import { startService, type Service } from '../support/service.js';
import { insertCredentials, NAMES, twoPlaces, type Place } from './credential-rows.js';
import { ACTIONS, covered, insertOthers, keyOf, placeOf, readAll, SUBJECTS, type SubjectRow } from './subject-rows.js';
import { abilityWith, type AnyRule } from './where-matcher.js';

const GRANTS = 300;
/** Some of those that rows have. */
const TYPES = NAMES.slice(0, 5);

let service: Service;
let places: [Place, Place];
let rows: SubjectRow[];
beforeAll(async () => {
  service = await startService();
  places = await twoPlaces(service);
  await insertOthers(service, places);
  await insertCredentials(service, places, 40);
  rows = await readAll(service);
});
afterAll(() => service.stop());

describe('what a grant may do', () => {
  it('is the same in the database as in memory, and never reaches another organization', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(grants(), fc.constantFrom(...SUBJECTS), async (grant, another) => {
        const ability = abilityOf(grant);
        for (const [action, subject] of everything().filter(([, one]) => one === 'Credential' || one === another)) {
          const entity = service.database.dataSource.getMetadata(subject);
          const byCasl = covered(ability, action, subject, rows);
          const { sql, parameters } = whereCan(ability, action, subject, entity, 'x');
          const bySql = await service.database.read(`SELECT x.* FROM ${entity.tableName} x WHERE ${sql}`, parameters);
          expect(bySql.map(keyOf).sort()).toEqual(byCasl.map(({ key }) => key));
          reached += byCasl.length;
          // The right to make organizations is about those that do not exist yet.
          if (action === 'create' && subject === 'Organization') continue;
          expect(new Set(byCasl.map(placeOf))).toEqual(new Set(byCasl.length > 0 ? [grant.organizationId] : []));
        }
      }),
      { numRuns: GRANTS },
    );
    expect(reached).toBeGreaterThan(GRANTS);
  });

  it('does not depend on the order of its rules or of its permissions', () => {
    fc.assert(
      fc.property(grants().chain(shuffled), ({ grant, rules, permissions }) => {
        const ability = abilityOf(grant);
        for (const other of [abilityWith(rules), abilityOf({ ...grant, permissions: new Set(permissions) })]) {
          for (const [action, subject] of everything()) {
            expect(covered(other, action, subject, rows)).toEqual(covered(ability, action, subject, rows));
          }
        }
      }),
      { numRuns: GRANTS / 3 },
    );
  });

  it('never shrinks by a further permission', () => {
    fc.assert(
      fc.property(grants(), fc.constantFrom(...ALL_PERMISSIONS), (grant, permission) => {
        const [less, more] = [abilityOf(grant), abilityOf({ ...grant, permissions: new Set([...grant.permissions, permission]) })]; // prettier-ignore
        for (const [action, subject] of everything()) {
          const kept = covered(more, action, subject, rows);
          expect(covered(less, action, subject, rows).filter((row) => !kept.includes(row))).toEqual([]);
        }
      }),
      { numRuns: GRANTS / 3 },
    );
  });
});

/** Grants of either organization, for keys and people, with and without a person, with any permissions. */
function grants(): fc.Arbitrary<Grant> {
  return fc
    .record({
      place: fc.constantFrom(...places),
      workspace: fc.nat(1),
      user: fc.constantFrom(0, 1, null),
      kind: fc.constantFrom('key' as const, 'session' as const, 'connect' as const),
      permissions: fc.oneof(fc.subarray(ALL_PERMISSIONS), fc.constant([...ALL_PERMISSIONS])),
    })
    .map(({ place, workspace, user, kind, permissions }) => {
      const userId = user === null ? null : (place.userIds[user] ?? null);
      return {
        kind,
        organizationId: place.organizationId,
        workspaceId: place.workspaceIds[workspace] ?? '',
        userId,
        keyId: null,
        sessionId: null,
        name: 'somebody',
        makerId: userId,
        permissions: new Set(permissions),
        ...(kind === 'connect' && { connect: { id: '', types: TYPES, origin: '', expiresAt: new Date() } }),
      };
    });
}

function shuffled(grant: Grant) {
  const rules = abilityOf(grant).rules as AnyRule[];
  const permissions = [...grant.permissions];
  return fc.record({
    grant: fc.constant(grant),
    rules: fc.shuffledSubarray(rules, { minLength: rules.length }),
    permissions: fc.shuffledSubarray(permissions, { minLength: permissions.length }),
  });
}

function everything() {
  return ACTIONS.flatMap((action) => SUBJECTS.map((subject) => [action, subject] as const));
}
