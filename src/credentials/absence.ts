import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { Database, type Row } from '../persistence/index.js';
import { isPlausibleId, problem, type Problem } from '../platform/index.js';

/** Why a credential cannot be used in a workspace, and a sentence that says what to do. */
export interface Cause {
  cause: 'deleted' | 'unshared' | 'unknown';
  message: string;
}

const UNKNOWN: Cause = {
  cause: 'unknown',
  message:
    'No credential with this id can be used in this workspace. It may belong to another workspace that does not share it, or its id has changed',
};
const DELETED: Cause = { cause: 'deleted', message: 'The credential was deleted. Point to another one' };
const UNSHARED: Cause = {
  cause: 'unshared',
  message: 'The credential is no longer shared with this workspace. Its home workspace can share it again',
};
const ENTRIES = 20;

/**
 * Tells apart what a workspace could use before and cannot any more, from what it never could: the latter is as if it did
 * not exist. To be asked only about ids that are out of the workspace's reach.
 */
@Injectable()
export class Absence {
  constructor(private readonly database: Database) {}

  async causeOf(
    { organizationId, workspaceId }: Pick<Actor, 'organizationId' | 'workspaceId'>,
    id: string,
  ): Promise<Cause> {
    if (!isPlausibleId(id)) return UNKNOWN;
    const entries = await this.database.read(
      `SELECT event, workspace_id, details FROM audit_entries
       WHERE organization_id = ? AND subject_id = ? AND event IN ('credential.deleted', 'credential.unshared')
       ORDER BY id DESC LIMIT ${ENTRIES}`,
      [organizationId, id],
    );
    return entries.map((entry) => told(entry, workspaceId)).find((cause) => cause !== undefined) ?? UNKNOWN;
  }

  /** The same as a problem to throw. */
  async problemOf(actor: Actor, id: string): Promise<Problem> {
    const { cause, message } = await this.causeOf(actor, id);
    if (cause === 'deleted') return problem('credentialDeleted', message);
    return cause === 'unshared' ? problem('credentialUnshared', message) : problem('notFound', 'Credential', id);
  }
}

/** What an entry tells this workspace. A personal credential was never the workspace's. */
function told({ event, workspace_id, details }: Row, workspaceId: string): Cause | undefined {
  const said = JSON.parse(String(details)) as { scope?: string; sharedWith?: string[]; with?: string[] };
  if (event === 'credential.unshared') return said.with?.includes(workspaceId) ? UNSHARED : undefined;
  const wasOurs = workspace_id === workspaceId && said.scope === 'workspace';
  return wasOurs || said.sharedWith?.includes(workspaceId) ? DELETED : undefined;
}
