import { defineEntity } from '../persistence/index.js';
import { Organization, User, Workspace } from '../workspaces/index.js';

/** A named, sealed set of values of one credential type. */
export class Credential {
  id: string;
  organizationId: string;
  workspaceId: string;
  /** Whose personal credential it is; null when the workspace owns it. */
  ownerId: string | null;
  name: string;
  /** The name of its type. */
  credentialName: string;
  /** The version of the type that the values were sealed under; null for those from before it was kept, which is 1. */
  typeVersion: string | null;
  sealed: string;
  /** Grows with each sealing, and is sealed in: a text does not open under another version. */
  sealedVersion: number;
  /** Changes with each sealing and tells nothing else. */
  mark: string;
  /** Grows with each change, to find changes that were made at the same time. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  shares?: CredentialShare[];
}

/** A grant of one credential to one workspace, read-only. */
export class CredentialShare {
  credentialId: string;
  workspaceId: string;
  organizationId: string;
  createdAt: Date;
  credential?: Credential;
}

/** The key that seals what a workspace owns, wrapped by the root key. Without it nothing of the workspace opens. */
export class WorkspaceKey {
  id: string;
  organizationId: string;
  workspaceId: string;
  wrapped: string;
  createdAt: Date;
}

/** Proves at each start that the root key is the one that the data was sealed under. */
export class KeyCheck {
  keyId: string;
  value: string;
  createdAt: Date;
}

const inOrganization = { property: 'organizationId', target: () => Organization };
const inWorkspace = { property: 'workspaceId', target: () => Workspace };

export const credentialEntities = [
  defineEntity<Credential>({
    class: Credential,
    table: 'credentials',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      ownerId: { kind: 'id', nullable: true },
      name: { kind: 'name' },
      credentialName: { kind: 'key' },
      typeVersion: { kind: 'key', nullable: true },
      sealed: { kind: 'text' },
      sealedVersion: { kind: 'integer' },
      mark: { kind: 'key' },
      version: { kind: 'integer' },
      createdAt: { kind: 'time' },
      updatedAt: { kind: 'time' },
    },
    references: [inOrganization, inWorkspace, { property: 'ownerId', target: () => User }],
    children: { shares: { target: () => CredentialShare, by: 'credential' } },
    indexes: [['organizationId', 'workspaceId', 'createdAt'], ['organizationId', 'id'], ['workspaceId'], ['ownerId']],
  }),
  defineEntity<CredentialShare>({
    class: CredentialShare,
    table: 'credential_shares',
    columns: {
      credentialId: { kind: 'id', primary: true },
      workspaceId: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      createdAt: { kind: 'time' },
    },
    references: [
      { property: 'credentialId', target: () => Credential, onDelete: 'CASCADE' },
      inWorkspace,
      inOrganization,
    ],
    indexes: [['workspaceId', 'credentialId'], ['organizationId']],
  }),
  defineEntity<WorkspaceKey>({
    class: WorkspaceKey,
    table: 'data_keys',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      wrapped: { kind: 'text' },
      createdAt: { kind: 'time' },
    },
    references: [inOrganization, inWorkspace],
    unique: [['workspaceId']],
    indexes: [['organizationId']],
  }),
  defineEntity<KeyCheck>({
    class: KeyCheck,
    table: 'key_checks',
    columns: { keyId: { kind: 'key', primary: true }, value: { kind: 'text' }, createdAt: { kind: 'time' } },
  }),
];
