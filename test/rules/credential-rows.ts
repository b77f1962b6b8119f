import { subject } from '@casl/ability';
import fc from 'fast-check';
import { whereCan, type Action, type AppAbility } from '../../src/authorization/index.js';
import { Credential, CredentialShare } from '../../src/credentials/index.js';
import { newId } from '../../src/platform/index.js';
import { Organization, User, Workspace } from '../../src/workspaces/index.js';
import type { Service } from '../support/service.js';

/** An organization with two workspaces and two people, for rows that refer to them. */
export interface Place {
  organizationId: string;
  workspaceIds: readonly string[];
  userIds: readonly string[];
}

/** A credential with what rights depend on, as `can()` takes it. */
export type CredentialRow = Pick<Credential, 'id' | 'organizationId' | 'workspaceId' | 'ownerId' | 'name'> & {
  shares: CredentialShare[];
};

export const NAMES = ['Key', 'key', 'KEY', 'Schlüssel', 'ключ', "it's a key", '100%', 'a_b', '🔑', ''];

const createdAt = new Date('2026-01-31T12:00:00.000Z');
const dates = { createdAt, updatedAt: createdAt };

/** Puts two organizations into the database, past the API: only what rights depend on. */
export async function twoPlaces({ database }: Service): Promise<[Place, Place]> {
  const places = [newPlace(), newPlace()] as [Place, Place];
  await database.write(async (tx) => {
    for (const { organizationId, workspaceIds, userIds } of places) {
      await tx.insert(Organization, { id: organizationId, name: 'Organization', ...dates });
      for (const id of workspaceIds) await tx.insert(Workspace, { id, organizationId, name: 'Workspace', ...dates });
      for (const id of userIds) await tx.insert(User, { id, organizationId, name: 'User', email: id, ...dates });
    }
  });
  return places;
}

function newPlace(): Place {
  return { organizationId: newId(), workspaceIds: [newId(), newId()], userIds: [newId(), newId()] };
}

/** Puts random credentials with random shares into the database, some of them where they never should be. */
export async function insertCredentials(
  service: Service,
  places: readonly Place[],
  count: number,
): Promise<CredentialRow[]> {
  const { columns } = service.database.dataSource.getMetadata(Credential);
  const empty = Object.fromEntries(
    columns.map(({ propertyName, isNullable }) => [propertyName, isNullable ? null : '']),
  );
  const rows = fc.sample(credentialRows(places), { numRuns: count, seed: 42 }).map((row) => ({ ...empty, ...row }));
  await service.database.write(async (tx) => {
    for (const { shares, ...credential } of rows) {
      await tx.insert(Credential, credential);
      for (const share of shares) await tx.insert(CredentialShare, share);
    }
  });
  return rows;
}

/** Mostly where they belong; some of them, or their shares, in one organization with a workspace of the other. */
function credentialRows(places: readonly Place[]): fc.Arbitrary<CredentialRow> {
  const everywhere = places.flatMap(({ organizationId }) =>
    places.flatMap(({ workspaceIds }) => workspaceIds.map((workspaceId) => ({ organizationId, workspaceId }))),
  );
  const rightPlaces = everywhere.filter(({ organizationId, workspaceId }) =>
    places.some((place) => place.organizationId === organizationId && place.workspaceIds.includes(workspaceId)),
  );
  const place = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...rightPlaces) }, { weight: 1, arbitrary: fc.constantFrom(...everywhere) }); // prettier-ignore
  return fc
    .record({
      home: place,
      ownerId: fc.constantFrom(null, null, ...places.flatMap(({ userIds }) => userIds)),
      name: fc.constantFrom(...NAMES),
      credentialName: fc.constantFrom(...NAMES),
      typeVersion: fc.constantFrom(null, '1', '1.1'),
      sealedVersion: fc.integer({ min: 1, max: 4 }),
      version: fc.integer({ min: 1, max: 4 }),
      sharedWith: fc.uniqueArray(place, { maxLength: 3, selector: ({ workspaceId }) => workspaceId }),
    })
    .map(({ home, sharedWith, ...columns }) => {
      const id = newId();
      const shares = sharedWith.map((where) => ({ ...where, credentialId: id, createdAt }));
      return { id, ...home, ...columns, ...dates, shares };
    });
}

/** The ids of the rows that an ability covers, by the database and by CASL. */
export async function bothAnswers(
  { database }: Service,
  ability: AppAbility,
  action: Action,
  rows: readonly CredentialRow[],
): Promise<{ bySql: string[]; byCasl: string[] }> {
  const { sql, parameters } = whereCan(ability, action, 'Credential', database.dataSource.getMetadata(Credential), 'c');
  const found = await database.read(`SELECT c.id FROM credentials c WHERE ${sql}`, parameters);
  return {
    bySql: found.map(({ id }) => String(id)).sort(),
    byCasl: rows.filter((row) => ability.can(action, subject('Credential', { ...row }))).map(({ id }) => id).sort(), // prettier-ignore
  };
}
