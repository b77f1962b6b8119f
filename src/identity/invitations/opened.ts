import type { EntityManager } from 'typeorm';
import { isBuiltInRole, type BuiltInRoleName, type Permission } from '../../authorization/index.js';
import type { Database, Row } from '../../persistence/index.js';
import { rolePermissions } from '../role-permissions.js';

/** An invitation as whoever holds its link sees it. */
export interface Opened {
  id: string;
  organizationId: string;
  organizationName: string;
  workspaceId: string;
  workspaceName: string;
  email: string;
  builtInRole: BuiltInRoleName | null;
  roleId: string | null;
  /** The name of the role, whichever kind it is. */
  role: string;
  /** The user of the organization with this address; undefined when there is none. */
  account: Account | undefined;
}

export interface Account {
  id: string;
  name: string;
  hasPassword: boolean;
}

const FIND = `
  SELECT i.id, i.organization_id, i.workspace_id, i.email, i.built_in_role, i.role_id,
         o.name AS organization_name, w.name AS workspace_name, r.name AS role_name,
         u.id AS user_id, u.name AS user_name, p.user_id AS password_of
    FROM invitations i
    JOIN organizations o ON o.id = i.organization_id
    JOIN workspaces w ON w.id = i.workspace_id
    LEFT JOIN roles r ON r.id = i.role_id
    LEFT JOIN users u ON u.organization_id = i.organization_id AND u.email = i.email
    LEFT JOIN passwords p ON p.user_id = u.id
   WHERE i.id = ?`;

/** The invitation as it stands; undefined when it was withdrawn or replaced, or its workspace or role is gone. */
export async function readOpened(database: Database, id: string, tx?: EntityManager): Promise<Opened | undefined> {
  const [row] = tx ? await database.readIn(tx, FIND, [id]) : await database.read(FIND, [id]);
  return row && openedOf(row);
}

/** The user of an organization with this address, inside a transaction. */
export async function accountOf(
  database: Database,
  tx: EntityManager,
  organizationId: string,
  email: string,
): Promise<Account | undefined> {
  const sql = `SELECT u.id AS user_id, u.name AS user_name, p.user_id AS password_of
    FROM users u LEFT JOIN passwords p ON p.user_id = u.id WHERE u.organization_id = ? AND u.email = ?`;
  const [row] = await database.readIn(tx, sql, [organizationId, email]);
  return row && accountIn(row);
}

/** All that a user may do in any of their workspaces. */
export async function heldBy(database: Database, tx: EntityManager, userId: string): Promise<Set<Permission>> {
  const sql = `SELECT m.built_in_role, r.permissions AS role_permissions
    FROM members m LEFT JOIN roles r ON r.id = m.role_id WHERE m.user_id = ?`;
  const rows = await database.readIn(tx, sql, [userId]);
  return new Set(rows.flatMap((row) => rolePermissions(row)));
}

/**
 * The name of the identity provider from whose word an account without a password was made, where it has not said that the
 * e-mail address is verified; undefined where there is none. Somebody else may have such an account: whoever really has the
 * address must not come to share it.
 */
export async function unverifiedBy(database: Database, tx: EntityManager, userId: string): Promise<string | undefined> {
  const sql = `SELECT p.name FROM user_identities i JOIN identity_providers p ON p.id = i.provider_id
    WHERE i.user_id = ? AND (i.email_verified IS NULL OR i.email_verified = 0)
      AND NOT EXISTS (SELECT 1 FROM passwords w WHERE w.user_id = i.user_id) ORDER BY i.id LIMIT 1`;
  const [row] = await database.readIn(tx, sql, [userId]);
  return row && String(row['name']);
}

export function unverifiedWords(provider: string): string {
  return `The account with this e-mail address comes from the identity provider ${provider}, which has not said that the address is verified`;
}

function openedOf(row: Row): Opened {
  const builtIn = row['built_in_role'];
  const builtInRole = typeof builtIn === 'string' && isBuiltInRole(builtIn) ? builtIn : null;
  return {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    organizationName: String(row['organization_name']),
    workspaceId: String(row['workspace_id']),
    workspaceName: String(row['workspace_name']),
    email: String(row['email']),
    builtInRole,
    roleId: row['role_id'] as string | null,
    role: builtInRole ?? String(row['role_name']),
    account: accountIn(row),
  };
}

function accountIn(row: Row): Account | undefined {
  const id = row['user_id'] as string | null;
  if (id === null) return undefined;
  return { id, name: String(row['user_name']), hasPassword: row['password_of'] !== null };
}
