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
  /** When the values were last written, and by whom; null for those from before it was kept. */
  valuesAt: Date | null;
  valuesBy: Writer | null;
  /** The inputs that were written then. */
  valuesChanged: string[] | null;
  /** When it ends: it cannot be resolved after that. */
  expiresAt: Date | null;
  /** After how many days the values are to be replaced. */
  rotateEvery: number | null;
  /** When these days are over, counted from `valuesAt`. */
  rotateAt: Date | null;
  /** From when on it is due: some time before the first of `rotateAt` and `expiresAt`. */
  dueAt: Date | null;
  /** The last state of its life that was told (`due`, `overdue`, `expired`), so that each is told once. */
  announced: string | null;
  /** When the values that are stored now were last tested, and what came of it. */
  testedAt: Date | null;
  testResult: TestResult | null;
  testMessage: string | null;
  shares?: CredentialShare[];
}

/** Who wrote values: a person or an API key. */
export interface Writer {
  kind: string;
  id: string | null;
  name: string;
}

export const TEST_RESULTS = ['valid', 'invalid', 'unknown'] as const;

/** Whether values work; `unknown` where nobody can tell. */
export type TestResult = (typeof TEST_RESULTS)[number];

/** Values that a credential had before, sealed as they were then. */
export class CredentialVersion {
  credentialId: string;
  /** What `sealedVersion` was. */
  version: number;
  organizationId: string;
  workspaceId: string;
  typeVersion: string | null;
  sealed: string;
  writtenAt: Date;
  writtenBy: Writer | null;
  changed: string[] | null;
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

/** The same for what belongs to an organization and to none of its workspaces. */
export class OrganizationKey {
  id: string;
  organizationId: string;
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

export const credentialEntity = defineEntity<Credential>({
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
    valuesAt: { kind: 'time', nullable: true },
    valuesBy: { kind: 'json', nullable: true },
    valuesChanged: { kind: 'json', nullable: true },
    expiresAt: { kind: 'time', nullable: true },
    rotateEvery: { kind: 'integer', nullable: true },
    rotateAt: { kind: 'time', nullable: true },
    dueAt: { kind: 'time', nullable: true },
    announced: { kind: 'key', nullable: true },
    testedAt: { kind: 'time', nullable: true },
    testResult: { kind: 'key', nullable: true },
    testMessage: { kind: 'text', nullable: true },
  },
  references: [inOrganization, inWorkspace, { property: 'ownerId', target: () => User }],
  children: { shares: { target: () => CredentialShare, by: 'credential' } },
  indexes: [
    ['organizationId', 'workspaceId', 'createdAt'],
    ['organizationId', 'id'],
    ['workspaceId'],
    ['ownerId'],
    ['announced', 'dueAt'],
  ],
});

export const credentialEntities = [
  credentialEntity,
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
  defineEntity<CredentialVersion>({
    class: CredentialVersion,
    table: 'credential_versions',
    columns: {
      credentialId: { kind: 'id', primary: true },
      version: { kind: 'integer', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      typeVersion: { kind: 'key', nullable: true },
      sealed: { kind: 'text' },
      writtenAt: { kind: 'time' },
      writtenBy: { kind: 'json', nullable: true },
      changed: { kind: 'json', nullable: true },
    },
    references: [
      { property: 'credentialId', target: () => Credential, onDelete: 'CASCADE' },
      inOrganization,
      inWorkspace,
    ],
    indexes: [['organizationId'], ['workspaceId']],
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
  defineEntity<OrganizationKey>({
    class: OrganizationKey,
    table: 'organization_keys',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      wrapped: { kind: 'text' },
      createdAt: { kind: 'time' },
    },
    references: [inOrganization],
    unique: [['organizationId']],
  }),
  defineEntity<KeyCheck>({
    class: KeyCheck,
    table: 'key_checks',
    columns: { keyId: { kind: 'key', primary: true }, value: { kind: 'text' }, createdAt: { kind: 'time' } },
  }),
];
