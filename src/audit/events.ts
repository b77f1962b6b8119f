/** Everything that the audit log can tell, with what each entry says beyond who, when and what it was done to. Never a value. */
export interface AuditEvents {
  'organization.created': Record<string, never>;
  'organization.updated': { changed: string[] };
  'workspace.created': Record<string, never>;
  'workspace.updated': { changed: string[] };
  'workspace.deleted': { credentials: number; apiKeys: number; members: number };
  'user.created': Record<string, never>;
  'user.updated': { changed: string[] };
  'user.deleted': Record<string, never>;
  'member.added': { workspaceId: string; role: string };
  'member.updated': { workspaceId: string; from: string; to: string };
  'member.removed': { workspaceId: string; role: string };
  'invitation.created': { email: string; workspaceId: string; role: string; replaces?: true };
  'invitation.deleted': { email: string; workspaceId: string };
  'invitation.accepted': { email: string; workspaceId: string; role: string; userId: string };
  'role.created': { permissions: readonly string[] };
  'role.updated': { permissions: readonly string[]; was: readonly string[] };
  'role.deleted': { permissions: readonly string[] };
  'apikey.created': {
    workspaceId: string;
    permissions: readonly string[];
    userId: string | null;
    expiresAt: string | null;
  };
  'apikey.updated': { changed: string[] };
  'apikey.rotated': Record<string, never>;
  'apikey.revoked': { workspaceId: string };
  'connectsession.created': { origin: string; types: readonly string[]; mayCreate: boolean; expiresAt: string };
  'connectsession.revoked': { origin: string };
  'credential.created': { type: string; scope: string; inputs: string[] };
  'credential.updated': { changed: string[] };
  'credential.deleted': { type: string; scope: string; sharedWith: string[]; broken?: BrokenUse[] };
  'credential.shared': { with: string[] };
  'credential.unshared': { with: string[]; broken?: BrokenUse[] };
  'credential.resolved': { type: string };
  'credential.tested': { type: string; result: string; unsaved?: true };
  'credential.restored': { version: number; changed: string[] };
  'credential.purged': { versions: number[] };
  'credential.due': { at: string; for: 'rotation' | 'expiry' };
  'credential.overdue': { since: string };
  'credential.expired': { since: string };
  'credential.transferred': { from: string; to: string };
  'flow.created': { kind: string; references: number };
  'flow.updated': { kind: string; references: number };
  'flow.deleted': { kind: string };
  'webhook.created': { events: readonly string[] };
  'webhook.updated': { changed: string[]; because?: string };
  'webhook.rotated': Record<string, never>;
  'webhook.deleted': Record<string, never>;
  'credential.replaced': { by: string; flows: BrokenUse[] };
  'identityprovider.created': { issuer: string; enabled: boolean };
  'identityprovider.updated': { changed: string[]; sessions: number };
  'identityprovider.deleted': { issuer: string; sessions: number };
  'user.linked': { provider: string };
  'session.started': { means: string };
  'session.ended': { sessions: number };
  'session.refused': { reason: string; address: string };
  'user.password': { means: string };
  'user.secondfactor': {
    what: 'begun' | 'confirmed' | 'recovery codes renewed' | 'recovery code used' | 'removed';
    recoveryCodesLeft?: number;
    /** How many of the user's sessions ended with it. */
    sessions?: number;
  };
  'installation.backedup': { rows: number };
  'installation.restored': { rows: number; backupOf: string; by: string };
  'installation.rekeyed': { from: string; to: string; step: 'begun' | 'done' };
  'access.refused': { method: string; route: string; reason: string };
}

/** A flow that lost its credential. */
interface BrokenUse {
  flow: string;
  workspaceId: string;
}

export type AuditEvent = keyof AuditEvents;

/** Events about the organization as a whole; the others belong to the workspace in which the actor worked. */
export function reachesOrganization(event: AuditEvent): boolean {
  return /^(organization|workspace|user|member|invitation|role|session|identityprovider|installation)\./.test(event);
}
