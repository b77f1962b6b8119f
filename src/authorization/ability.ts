import {
  AbilityBuilder,
  createMongoAbility,
  subject as typed,
  type MongoAbility,
  type MongoQuery,
} from '@casl/ability';
import type { Grant } from './grant.js';
import type { Permission } from './permissions.js';

export type Action = 'view' | 'create' | 'update' | 'delete' | 'share' | 'use' | 'resolve' | 'refer' | 'operate';

export type Subject =
  | 'Organization'
  | 'Workspace'
  | 'User'
  | 'Member'
  | 'Invitation'
  | 'Role'
  | 'ApiKey'
  | 'ConnectSession'
  | 'Credential'
  | 'Flow'
  | 'Webhook'
  | 'IdentityProvider'
  | 'AuditEntry'
  | 'Installation';

export type AppAbility = MongoAbility<[Action, Subject | object], MongoQuery>;

type Allow = (action: Action, subject: Subject, where: MongoQuery) => void;

/**
 * What a grant may do, and on which rows: the table of docs/rights.md as rules. There are only grants and no
 * prohibitions, so their order does not matter. Everything here is compiled to SQL by `Rows`: conditions name columns.
 */
export function abilityOf(grant: Grant): AppAbility {
  const { can, build } = new AbilityBuilder<AppAbility>(createMongoAbility);
  const allow: Allow = (action, subject, where) => void can(action, subject, where);
  if (grant.connect) {
    allowOfTypes(grant, grant.connect.types, allow);
    return build();
  }
  allowCredentials(grant, allow);
  allowOrganization(grant, allow);
  allowApiKeys(grant, allow);
  allowOfWorkspace(grant, allow);
  if (grant.permissions.has('audit:view')) {
    const { organizationId, workspaceId } = grant;
    allow('view', 'AuditEntry', { organizationId, workspaceId: { $in: [workspaceId, null] } });
  }
  return build();
}

function allowCredentials(grant: Grant, allow: Allow): void {
  const { permissions } = grant;
  const { home, owned, reached } = placesOf(grant);
  const onEach = (action: Action, permission: Permission, conditions: MongoQuery[]): void => {
    if (permissions.has(permission)) for (const where of conditions) allow(action, 'Credential', where);
  };

  onEach('view', 'credentials:view', reached);
  onEach('use', 'credentials:use', reached);
  if (grant.kind === 'key') onEach('resolve', 'credentials:resolve', reached);
  onEach('create', 'credentials:create', [home]);
  onEach('update', 'credentials:update', owned);
  onEach('share', 'credentials:share', owned);
  // Who may remove members may delete, unseen, what they leave behind.
  onEach('delete', 'credentials:delete', permissions.has('members:delete') ? [home] : owned);
}

/** Where credentials lie that a grant is about: its workspace, those of these that are its own, and those with what is shared. */
function placesOf({ organizationId, workspaceId, userId }: Grant) {
  const home = { organizationId, workspaceId };
  const owned: MongoQuery[] = [{ ...home, ownerId: null }];
  if (userId !== null) owned.push({ ...home, ownerId: userId });
  const reached: MongoQuery[] = [...owned, { organizationId, shares: { $elemMatch: { workspaceId } } }];
  return { home, owned, reached };
}

/** A connect session: credentials of its types that its maker may use, and new ones for the workspace. Nothing else, whatever it holds. */
function allowOfTypes(grant: Grant, types: readonly string[], allow: Allow): void {
  const { home, reached } = placesOf(grant);
  const ofTypes = { credentialName: { $in: [...types] } };
  if (mayConnect(grant)) {
    for (const action of ['view', 'use'] as const)
      for (const where of reached) allow(action, 'Credential', { ...where, ...ofTypes });
  }
  if (grant.permissions.has('credentials:create'))
    allow('create', 'Credential', { ...home, ownerId: null, ...ofTypes });
}

function mayConnect({ permissions }: Grant): boolean {
  return permissions.has('credentials:view') && permissions.has('credentials:use');
}

/** Flows and webhooks belong to one workspace. */
function allowOfWorkspace({ organizationId, workspaceId, permissions }: Grant, allow: Allow): void {
  for (const action of ['view', 'create', 'update', 'delete'] as const) {
    if (permissions.has(`flows:${action}`)) allow(action, 'Flow', { organizationId, workspaceId });
    if (permissions.has(`webhooks:${action}`)) allow(action, 'Webhook', { organizationId, workspaceId });
  }
}

/** Workspaces, members with invitations, roles, and identity providers: these permissions reach the whole organization. */
function allowOrganization({ organizationId, workspaceId, permissions }: Grant, allow: Allow): void {
  const areas = {
    workspaces: ['Workspace'],
    members: ['Member', 'User', 'Invitation'],
    roles: ['Role'],
    identityproviders: ['IdentityProvider'],
  } as const;
  for (const [area, subjects] of Object.entries(areas)) {
    for (const action of ['view', 'create', 'update', 'delete'] as const) {
      if (!permissions.has(`${area}:${action}` as Permission)) continue;
      for (const subject of subjects) allow(action, subject, { organizationId });
    }
  }
  // Who may share, or manage members, may name any workspace of the organization in a request, even unseen.
  const named: Permission[] = [
    'credentials:share',
    'members:view',
    'members:create',
    'members:update',
    'members:delete',
  ];
  allow(
    'refer',
    'Workspace',
    named.some((permission) => permissions.has(permission)) ? { organizationId } : { id: workspaceId },
  );
  if (permissions.has('members:create') || permissions.has('members:update'))
    allow('refer', 'Role', { organizationId });
  allow('view', 'Organization', { id: organizationId });
  if (permissions.has('organizations:update')) allow('update', 'Organization', { id: organizationId });
  if (permissions.has('organizations:create')) allow('create', 'Organization', {});
  if (permissions.has('installation:operate')) allow('operate', 'Installation', {}); // of which there is one
}

/** API keys belong to a workspace. Who may change workspaces manages the keys of each. */
function allowApiKeys(grant: Grant, allow: Allow): void {
  const { organizationId, workspaceId, permissions } = grant;
  const reach = permissions.has('workspaces:update') ? { organizationId } : { organizationId, workspaceId };
  for (const action of ['view', 'create', 'update', 'delete'] as const) {
    if (permissions.has(`apikeys:${action}`)) allow(action, 'ApiKey', reach);
  }
  // Who may make connect sessions sees and ends those of the workspace: they are short, and made anew.
  if (!mayConnect(grant)) return;
  for (const action of ['view', 'create', 'delete'] as const)
    allow(action, 'ConnectSession', { organizationId, workspaceId });
}

/** Whether the ability covers one row, given as a plain object with the columns that the rules ask about. */
export function may(ability: AppAbility, action: Action, subject: Subject, row: object): boolean {
  return ability.can(action, typed(subject, { ...row }));
}
