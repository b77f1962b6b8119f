import type { EntityManager } from 'typeorm';
import { sealedRowOf, type Opening } from '../../credentials/index.js';
import type { Database } from '../../persistence/index.js';

const OF_EACH = 10;

/** What came of opening some credentials of one workspace. */
export interface Sample {
  organizationId: string;
  workspaceId: string;
  /** How many it has. */
  credentials: number;
  opened: number;
  /** The ids of those that did not open. */
  unreadable: string[];
}

/** Opens the first credentials of each workspace. */
export async function openSamples(database: Database, tx: EntityManager, opening: Opening): Promise<Sample[]> {
  const homes = await database.readIn(
    tx,
    `SELECT organization_id, workspace_id, COUNT(*) AS count FROM credentials
     GROUP BY organization_id, workspace_id ORDER BY organization_id, workspace_id`,
    [],
  );
  const samples: Sample[] = [];
  for (const home of homes) {
    const [organizationId, workspaceId] = [String(home['organization_id']), String(home['workspace_id'])];
    const rows = await database.readIn(
      tx,
      `SELECT id, organization_id, workspace_id, credential_name, type_version, sealed, sealed_version FROM credentials
       WHERE organization_id = ? AND workspace_id = ? ORDER BY id LIMIT ${OF_EACH}`,
      [organizationId, workspaceId],
    );
    const unreadable: string[] = [];
    for (const row of rows) if (!(await opening.opensCredential(sealedRowOf(row)))) unreadable.push(String(row['id']));
    const opened = rows.length - unreadable.length;
    samples.push({ organizationId, workspaceId, credentials: Number(home['count']), opened, unreadable });
  }
  return samples;
}
