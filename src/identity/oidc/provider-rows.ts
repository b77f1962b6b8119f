import type { EntityManager } from 'typeorm';
import { isoTime, type Database, type Row } from '../../persistence/index.js';
import { isPlausibleId } from '../../platform/index.js';
import { IdentityProvider, type RoleMapping } from './identity-provider.entity.js';

const FIND = 'SELECT * FROM identity_providers WHERE id = ? AND enabled = 1';

/** A provider that is on, for somebody who is nobody yet. */
export async function findProvider(database: Database, id: string): Promise<IdentityProvider | undefined> {
  const [row] = isPlausibleId(id) ? await database.read(FIND, [id]) : [];
  return row && providerOf(row);
}

/** The same inside a transaction, until whose end it stays on: whoever switches it off then ends what began meanwhile. */
export async function lockProvider(
  database: Database,
  tx: EntityManager,
  id: string,
): Promise<IdentityProvider | undefined> {
  await tx.update(IdentityProvider, { id }, { id }); // takes the row's lock on every engine
  const [row] = await database.readIn(tx, FIND, [id]);
  return row && providerOf(row);
}

function providerOf(row: Row): IdentityProvider {
  return {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    name: String(row['name']),
    issuer: String(row['issuer']),
    clientId: String(row['client_id']),
    sealed: row['sealed'] as string | null,
    scopes: String(row['scopes']),
    roleClaim: row['role_claim'] as string | null,
    mappings: JSON.parse(String(row['mappings'])) as RoleMapping[],
    enabled: Number(row['enabled']),
    createdAt: new Date(isoTime(row['created_at'])),
    updatedAt: new Date(isoTime(row['updated_at'])),
  };
}
