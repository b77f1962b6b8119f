import type { Relation } from 'typeorm';
import type { BuiltInRoleName } from '../../authorization/index.js';
import { defineEntity } from '../../persistence/index.js';
import { Organization, Role, Workspace } from '../../workspaces/index.js';

/** Somebody is asked to join a workspace with a role. The token of the link is kept apart, as a hash. */
export class Invitation {
  id: string;
  organizationId: string;
  workspaceId: string;
  /** In lower case. */
  email: string;
  builtInRole: BuiltInRoleName | null;
  roleId: string | null;
  /** Whoever made it, as the audit log names them. */
  inviterName: string;
  /** 1 when the mail server took a mail with the link. */
  mailed: number;
  createdAt: Date;
  expiresAt: Date;
  role?: Relation<Role> | null;
}

export const invitationEntity = defineEntity<Invitation>({
  class: Invitation,
  table: 'invitations',
  columns: {
    id: { kind: 'id', primary: true },
    organizationId: { kind: 'id' },
    workspaceId: { kind: 'id' },
    email: { kind: 'key' },
    builtInRole: { kind: 'key', nullable: true },
    roleId: { kind: 'id', nullable: true },
    inviterName: { kind: 'name' },
    mailed: { kind: 'integer' },
    createdAt: { kind: 'time' },
    expiresAt: { kind: 'time' },
  },
  references: [
    { property: 'organizationId', target: () => Organization },
    { property: 'workspaceId', target: () => Workspace, onDelete: 'CASCADE' },
    { property: 'roleId', target: () => Role, onDelete: 'CASCADE' },
  ],
  unique: [['workspaceId', 'email']],
  indexes: [['organizationId'], ['roleId']],
});
