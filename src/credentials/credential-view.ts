import { may, type Action, type Actor, type Grant } from '../authorization/index.js';
import { columnName, isoTime, type Row } from '../persistence/index.js';
import type { SealedRow } from './credential-secrets.js';
import { shownState, type ShownState } from './credential-state.js';
import type { Credential } from './entities.js';
import type { Values } from './redaction.js';

/** What a view is made of. */
const SHOWN = [
  'id',
  'organizationId',
  'workspaceId',
  'ownerId',
  'name',
  'credentialName',
  'typeVersion',
  'sealed',
  'sealedVersion',
  'mark',
  'createdAt',
  'updatedAt',
  'expiresAt',
  'rotateEvery',
  'rotateAt',
  'dueAt',
  'testedAt',
  'testResult',
  'testMessage',
] as const satisfies readonly (keyof Credential)[];

/** The columns of a row that a view is made of. */
export const VIEW_COLUMNS = SHOWN.map((property) => `c.${columnName(property)}`).join(', ');

/** An entity under the names of its columns. */
export function rowOf(credential: Pick<Credential, (typeof SHOWN)[number]>): Row {
  return Object.fromEntries(SHOWN.map((property) => [columnName(property), credential[property]]));
}

/** A credential as one actor sees it. Times are ISO 8601 in UTC. */
export interface CredentialView extends ShownState {
  id: string;
  name: string;
  credentialName: string;
  encryptedData: string;
  createdDate: string;
  updatedDate: string;
  workspaceId: string;
  scope: 'workspace' | 'personal';
  shared: boolean;
  permissions: Action[];
  unreadable: boolean;
  plainDataObj?: Values;
}

const ACTIONS = ['view', 'use', 'resolve', 'update', 'delete', 'share'] as const;

/** What an actor may do depends on how a credential stands to them alone, so it is asked once for each way. */
const remembered = new WeakMap<Grant, Map<string, Action[]>>();

export function viewOf(actor: Actor, row: Row, readable: boolean): CredentialView {
  const workspaceId = String(row['workspace_id']);
  const ownerId = row['owner_id'] as string | null;
  const own = workspaceId === actor.workspaceId && (ownerId === null || ownerId === actor.userId);
  return {
    id: String(row['id']),
    name: String(row['name']),
    credentialName: String(row['credential_name']),
    encryptedData: `sealed:${Number(row['sealed_version'])}:${String(row['mark'])}`,
    createdDate: isoTime(row['created_at']),
    updatedDate: isoTime(row['updated_at']),
    workspaceId,
    scope: ownerId === null ? 'workspace' : 'personal',
    shared: !own,
    permissions: permissionsOn(actor, row, own),
    unreadable: !readable,
    ...shownState(row, new Date()),
  };
}

export function sealedRowOf(row: Row): SealedRow {
  return {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    workspaceId: String(row['workspace_id']),
    credentialName: String(row['credential_name']),
    typeVersion: row['type_version'] as string | null,
    sealed: String(row['sealed']),
    sealedVersion: Number(row['sealed_version']),
  };
}

function permissionsOn(actor: Actor, seen: Row, own: boolean): Action[] {
  const { grant, organizationId } = actor;
  const workspaceId = String(seen['workspace_id']);
  const ownerId = seen['owner_id'] as string | null;
  let known = remembered.get(grant);
  if (!known) {
    known = new Map<string, Action[]>();
    remembered.set(grant, known);
  }
  const standing = own
    ? ownerId === null
      ? 'own'
      : 'personal'
    : workspaceId === actor.workspaceId
      ? 'colleague'
      : 'shared';
  let actions = known.get(standing);
  if (!actions) {
    // Seen but not owned means reached through a share with this workspace.
    const shares = own ? [] : [{ workspaceId: actor.workspaceId }];
    const row = { organizationId, workspaceId, ownerId, shares, credentialName: seen['credential_name'] };
    actions = ACTIONS.filter((action) => may(actor.ability, action, 'Credential', row));
    known.set(standing, actions);
  }
  return actions;
}
