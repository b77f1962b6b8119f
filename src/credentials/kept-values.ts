import type { EntityManager } from 'typeorm';
import type { Database, Row } from '../persistence/index.js';
import type { Credential, CredentialVersion } from './entities.js';

/** How many earlier values of a credential are kept where the workspace says nothing else. */
const USUALLY_KEPT = 10;

/** Earlier values as they are stored, and the number of the newest ones that are kept. */
export type Earlier = Pick<CredentialVersion, 'version' | 'typeVersion' | 'sealed'> & { newest: number };

/**
 * Keeps the values that a credential has now, which are about to be replaced, and lets go of those beyond the number that
 * its workspace keeps. The sealed text never leaves the database for that.
 */
export async function keepValues(database: Database, tx: EntityManager, credentialId: string): Promise<void> {
  const kept = `COALESCE((SELECT w.kept_versions FROM workspaces w JOIN credentials c ON c.workspace_id = w.id WHERE c.id = ?), ${USUALLY_KEPT})`;
  await database.readIn(
    tx,
    `INSERT INTO credential_versions
       (credential_id, version, organization_id, workspace_id, type_version, sealed, written_at, written_by, changed)
     SELECT id, sealed_version, organization_id, workspace_id, type_version, sealed,
       COALESCE(values_at, updated_at), values_by, values_changed
     FROM credentials WHERE id = ? AND ${kept} > 0
       AND sealed_version NOT IN (SELECT version FROM credential_versions WHERE credential_id = ?)`,
    [credentialId, credentialId, credentialId],
  );
  // MySQL reads the table that it deletes from only behind another SELECT.
  const newer = `SELECT COUNT(*) FROM (SELECT version FROM credential_versions WHERE credential_id = ?) others
    WHERE others.version > credential_versions.version`;
  await database.readIn(tx, `DELETE FROM credential_versions WHERE credential_id = ? AND (${newer}) >= ${kept}`, [
    credentialId,
    credentialId,
    credentialId,
  ]);
}

/** What is kept of a credential, newest first, without the values. */
export function listKept(database: Database, { id, organizationId, sealedVersion }: Credential): Promise<Row[]> {
  return database.read(
    `SELECT version, type_version, written_at, written_by, changed FROM credential_versions
     WHERE credential_id = ? AND organization_id = ? AND version < ? ORDER BY version DESC`,
    [id, organizationId, sealedVersion],
  );
}

export async function findKept(
  database: Database,
  tx: EntityManager,
  { id, organizationId }: Credential,
  version: number,
): Promise<Earlier | undefined> {
  const [row] = await database.readIn(
    tx,
    `SELECT type_version, sealed, (SELECT MAX(version) FROM credential_versions WHERE credential_id = ?) AS newest
     FROM credential_versions WHERE credential_id = ? AND organization_id = ? AND version = ?`,
    [id, id, organizationId, version],
  );
  if (!row) return undefined;
  const typeVersion = row['type_version'] as string | null;
  return { version, typeVersion, sealed: String(row['sealed']), newest: Number(row['newest']) };
}

/** Deletes one version, or all of them. Gives their numbers. */
export async function dropKept(
  database: Database,
  tx: EntityManager,
  { id, organizationId }: Credential,
  version?: number,
): Promise<number[]> {
  const which = `credential_id = ? AND organization_id = ?${version === undefined ? '' : ' AND version = ?'}`;
  const parameters = [id, organizationId, ...(version === undefined ? [] : [version])];
  const rows = await database.readIn(tx, `SELECT version FROM credential_versions WHERE ${which}`, parameters);
  if (rows.length > 0) await database.readIn(tx, `DELETE FROM credential_versions WHERE ${which}`, parameters);
  return rows.map((row) => Number(row['version'])).sort((a, b) => a - b);
}
