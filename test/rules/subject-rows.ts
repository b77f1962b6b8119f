import { may, type Action, type AppAbility, type Subject } from '../../src/authorization/index.js';
import { newId } from '../../src/platform/index.js';
import type { Service } from '../support/service.js';
import type { Place } from './credential-rows.js';

export const ACTIONS: readonly Action[] = ['view', 'create', 'update', 'delete', 'share', 'use', 'resolve', 'refer'];
export const SUBJECTS: readonly Subject[] = [
  'Organization',
  'Workspace',
  'User',
  'Member',
  'Invitation',
  'Role',
  'ApiKey',
  'ConnectSession',
  'Credential',
  'Flow',
  'Webhook',
  'IdentityProvider',
  'AuditEntry',
];

/** A row of a kind that rights are about, as `can()` takes it. */
export interface SubjectRow {
  subject: Subject;
  key: string;
  row: Record<string, unknown>;
}

/** Puts members, roles, API keys and audit entries into the database, past the API: only what rights depend on. */
export async function insertOthers({ database }: Service, places: readonly Place[]): Promise<void> {
  const at = new Date();
  const dates = { createdAt: at, updatedAt: at };
  await database.write(async (tx) => {
    for (const { organizationId, workspaceIds, userIds } of places) {
      await tx.insert('Role', {
        id: newId(),
        organizationId,
        name: 'Role',
        description: '',
        permissions: [],
        ...dates,
      });
      const provider = { name: 'Login', issuer: '', clientId: '', scopes: '', mappings: [], enabled: 1 };
      await tx.insert('IdentityProvider', { id: newId(), organizationId, ...provider, ...dates });
      for (const workspaceId of [...workspaceIds, null]) {
        const entry = { organizationId, workspaceId, at, event: 'access.refused', outcome: 'refused', details: {} };
        await tx.insert('AuditEntry', { id: newId(), actorKind: 'system', actorName: 'Keyrack', ...entry });
      }
      for (const workspaceId of workspaceIds) {
        const invitation = {
          email: 'ada@example.com',
          builtInRole: 'viewer',
          roleId: null,
          inviterName: 'Ada',
          mailed: 0,
        };
        await tx.insert('Invitation', {
          id: newId(),
          organizationId,
          workspaceId,
          ...invitation,
          createdAt: at,
          expiresAt: at,
        });
        const flow = { externalId: newId(), name: 'Flow', kind: 'n8n', active: 1, definition: {}, remarks: [] };
        await tx.insert('Flow', { id: newId(), organizationId, workspaceId, ...flow, ...dates });
        const webhook = { name: 'Webhook', sealed: '', shownUrl: '', events: [], active: 1 };
        await tx.insert('Webhook', { id: newId(), organizationId, workspaceId, ...webhook, ...dates });
        const connect = { tokenHash: newId(), types: [], origin: 'https://editor.example.com', mayCreate: 1 };
        await tx.insert('ConnectSession', { id: newId(), organizationId, workspaceId, ...connect, createdAt: at, expiresAt: at }); // prettier-ignore
        for (const userId of [...userIds, null]) {
          const key = { id: newId(), tokenHash: newId(), prefix: '', dialect: 'flowise', permissions: [], name: 'Key' };
          await tx.insert('ApiKey', { ...key, organizationId, workspaceId, userId, ...dates });
          if (userId === null) continue;
          await tx.insert('Member', {
            organizationId,
            workspaceId,
            userId,
            builtInRole: 'viewer',
            roleId: null,
            ...dates,
          });
        }
      }
    }
  });
}

/** Every row of each kind, read as the service reads them. */
export async function readAll({ database }: Service): Promise<SubjectRow[]> {
  const rows: SubjectRow[] = [];
  for (const subject of SUBJECTS) {
    const relations = subject === 'Credential' ? { shares: true } : {};
    const { primaryColumns } = database.dataSource.getMetadata(subject);
    for (const row of await database.manager.find<Record<string, unknown>>(subject, { relations })) {
      const key = keyOf(Object.fromEntries(primaryColumns.map((column) => [column.databaseName, column.getEntityValue(row)]))); // prettier-ignore
      rows.push({ subject, key, row });
    }
  }
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What tells a row in the database from all others. */
export function keyOf(row: Record<string, unknown>): string {
  return [row['id'], row['workspace_id'], row['user_id']].slice(...(row['id'] === undefined ? [1] : [0, 1])).join('/');
}

/** The rows of one kind that an ability covers, by CASL. */
export function covered(
  ability: AppAbility,
  action: Action,
  subject: Subject,
  rows: readonly SubjectRow[],
): SubjectRow[] {
  return rows.filter((one) => one.subject === subject && may(ability, action, subject, one.row));
}

/** The organization that a row belongs to. */
export function placeOf({ subject, row }: SubjectRow): unknown {
  return row[subject === 'Organization' ? 'id' : 'organizationId'];
}
