import {
  BUILT_IN_ROLES,
  ORGANIZATION_PERMISSIONS,
  type BuiltInRoleName,
  type Permission,
} from '../../src/authorization/index.js';
import { Client } from './client.js';
import type { Service } from './service.js';

let counter = 0;

interface Id {
  id: string;
}

/** A member with an API key that acts as them and holds all that their role does. */
export interface Person extends Client {
  userId: string;
  keyId: string;
}

/** One organization with a client for its first key, which works in its first workspace. */
export interface Tenant {
  admin: Client;
  organizationId: string;
  workspaceId: string;
  keyId: string;
}

/** Makes another organization on the installation. */
export async function newTenant({ admin }: Service, name = `Organization ${++counter}`): Promise<Tenant> {
  const { body } = await must(
    admin.post<{ organization: Id; workspace: Id; apiKey: Id & { token: string } }>('/organizations', { name }),
  );
  return {
    admin: admin.as(body.apiKey.token),
    organizationId: body.organization.id,
    workspaceId: body.workspace.id,
    keyId: body.apiKey.id,
  };
}

/** A workspace of the admin's organization, with a key in it that holds everything of the organization. */
export async function newWorkspace(
  admin: Client,
  name = `Workspace ${++counter}`,
): Promise<{ id: string; admin: Client }> {
  const { body } = await must(admin.post<Id>('/workspaces', { name }));
  const key = await newKey(admin, [...ORGANIZATION_PERMISSIONS], { workspaceId: body.id });
  return { id: body.id, admin: key };
}

/** A key that holds these permissions. */
export async function newKey(
  admin: Client,
  permissions: Permission[],
  more: Record<string, unknown> = {},
): Promise<Client & Id> {
  const { body } = await must(
    admin.post<Id & { token: string }>('/api-keys', { name: `Key ${++counter}`, permissions, ...more }),
  );
  return Object.assign(admin.as(body.token), { id: body.id });
}

/** A new user who is a member of a workspace with a built-in role, and a key that acts as them. */
export async function newPerson(admin: Client, workspaceId: string, role: BuiltInRoleName): Promise<Person> {
  const n = ++counter;
  const { body: user } = await must(admin.post<Id>('/users', { email: `person${n}@example.com`, name: `Person ${n}` }));
  await must(admin.post(`/workspaces/${workspaceId}/members`, { userId: user.id, role }));
  const permissions = [...BUILT_IN_ROLES[role].permissions];
  const key = await newKey(admin, permissions, { workspaceId, userId: user.id });
  return Object.assign(key, { userId: user.id, keyId: key.id });
}

/** What a page of this origin has to pick credentials with. */
export async function newConnectSession(client: Client, wish: Record<string, unknown> = {}): Promise<Client & Id> {
  const body = { types: ['openAIApi'], origin: 'https://editor.example.com', minutes: 60, ...wish };
  const { body: made } = await must(client.post<Id & { token: string }>('/connect-sessions', body));
  return Object.assign(new Client(client.url, made.token), { id: made.id });
}

/** The body of a new credential. */
export function anOpenAIKey(secret = 'sk-test-not-a-real-key', name = 'My OpenAI Key') {
  return { name, credentialName: 'openAIApi', plainDataObj: { openAIApiKey: secret } };
}

/** The body of a new credential of a server at an address of one's own. */
export function aLocalAIKey(name = 'My LocalAI Key', baseUrl = 'http://127.0.0.1:9', secret = 'not-a-real-key') {
  return { name, credentialName: 'localAIApi', plainDataObj: { localAIApiKey: secret, baseUrl } };
}

/** The body of a flow of n8n whose one node uses this credential. */
export function aFlow(credentialId: string, name = 'My flow', more: Record<string, unknown> = {}) {
  const credentials = { openAiApi: { id: credentialId, name: 'A credential' } };
  const node = { id: 'node-1', name: 'Ask', type: 'n8n-nodes-base.httpRequest', typeVersion: 4, position: [0, 0], parameters: {}, credentials }; // prettier-ignore
  return { name, definition: { nodes: [node], connections: {} }, ...more };
}

/** Makes a credential and gives its id. */
export async function newCredential(client: Client, body: object = anOpenAIKey()): Promise<string> {
  return (await must(client.post<Id>('/credentials', body))).body.id;
}

/** For steps on the way to what a test is about: an answer that is no success ends the test with what it said. */
export async function must<T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> {
  const got = await answer;
  if (got.status >= 300) throw new Error(`a preparation failed with ${got.status}: ${got.text}`);
  return got;
}
