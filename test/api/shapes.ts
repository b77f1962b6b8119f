import { expect } from 'vitest';
import type { Answer, Client } from '../support/client.js';
import { must } from '../support/people.js';

/** What answers look like on the wire, written down from the design and not from the code. */
export interface CredentialBody {
  id: string;
  name: string;
  credentialName: string;
  encryptedData: string;
  createdDate: string;
  updatedDate: string;
  workspaceId: string;
  scope: string;
  shared: boolean;
  permissions: string[];
  plainDataObj?: Record<string, unknown>;
  expiresAt?: string;
  rotateEvery?: number;
  rotateAt?: string;
  status?: string;
  lastTest?: { result: string; message: string | null; testedAt: string };
}

export interface VersionBody {
  version: number;
  current: boolean;
  at: string;
  by: { kind: string; id: string | null; name: string } | null;
  changed: string[] | null;
  typeVersion: number;
}

export interface CredentialPage {
  data: CredentialBody[];
  total: number;
}

export interface ProblemBody {
  statusCode: number;
  success: boolean;
  message: string;
  code: string;
  details?: Record<string, string>;
  requestId: string;
}

export interface ShareBody {
  workspaceId: string;
  workspaceName: string;
  createdDate: string;
}

export interface ApiKeyBody {
  id: string;
  name: string;
  prefix: string;
  permissions: string[];
  workspaceId: string;
  userId: string | null;
  dialect: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdDate: string;
  token?: string;
}

export interface AuditEntryBody {
  id: string;
  at: string;
  event: string;
  outcome: string;
  workspaceId: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  userId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  details: Record<string, unknown>;
  requestId: string | null;
  address: string | null;
}

export interface AuditPage {
  data: AuditEntryBody[];
  nextCursor: string | null;
}

export interface Me {
  kind: string;
  keyId: string | null;
  userId: string | null;
  name: string;
  organizationId: string;
  workspaceId: string;
  permissions: string[];
}

/** Stands for a hidden secret: Flowise's constant, which its clients know. */
export const HIDDEN = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
/** Stands for a password inside a URL. */
export const DOTS = '••••••';
/** An id of nothing. */
export const NOBODY = '019a9f3c-0000-7000-8000-00000000dead';

// What Vitest compares with, without its `any`.
export const aText: unknown = expect.any(String);
export const aNumber: unknown = expect.any(Number);
export const aList: unknown = expect.any(Array);
export const aTextWith = (part: string): unknown => expect.stringContaining(part);
export const aTextLike = (shape: RegExp): unknown => expect.stringMatching(shape);
export const having = (fields: object): unknown => expect.objectContaining(fields);

export const aTime = aTextLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/** Random: it need not sort. */
export const aRequestId = aTextLike(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export const anId = aTextLike(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export const aMark = (version: number): unknown =>
  expect.stringMatching(new RegExp(`^sealed:${version}:[0-9a-f]{16}$`));

export const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
export const namesOf = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

/** The credentials that a client sees. */
export async function listed(client: Client, query = ''): Promise<CredentialBody[]> {
  return (await must(client.get<CredentialBody[]>(`/credentials${query}`))).body;
}

/** One credential, which must be there. */
export async function read(client: Client, id: string): Promise<CredentialBody> {
  return (await must(client.get<CredentialBody>(`/credentials/${id}`))).body;
}

/** Entries of the audit log, newest first. */
export async function audited(client: Client, query = ''): Promise<AuditEntryBody[]> {
  return (await must(client.get<AuditPage>(`/audit?limit=1000${query}`))).body.data;
}

/** What a request wrote into the audit log. */
export async function entriesOf(reader: Client, { headers }: Answer<unknown>): Promise<AuditEntryBody[]> {
  return (await audited(reader)).filter(({ requestId }) => requestId === headers.get('x-request-id'));
}

/** What an error says, by field and all together. */
export function wordsOf(answer: Answer<ProblemBody>): string {
  return `${answer.body.message} ${JSON.stringify(answer.body.details ?? {})}`;
}
