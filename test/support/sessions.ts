import { hashOfPassword } from '../../src/identity/passwords.js';
import type { BuiltInRoleName } from '../../src/authorization/index.js';
import { Client, type Answer } from './client.js';
import { must } from './people.js';
import type { Service } from './service.js';

export const GOOD_PASSWORD = 'seven quiet herons wade';

/** Calls the API as the console does: with the cookie of a session. */
export class SessionClient extends Client {
  constructor(
    url: string,
    readonly cookie: string,
  ) {
    super(url, '');
  }

  override call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return super.call<T>(method, path, body, { cookie: this.cookie, 'x-keyrack-csrf': '1', ...headers });
  }
}

/** A person who has signed in. */
export interface SignedIn {
  client: SessionClient;
  userId: string;
  email: string;
}

let counter = 0;
/** Hashing takes long, and what is hashed is always the same. */
const goodHash = hashOfPassword(GOOD_PASSWORD);

/** Makes a member with a password, past the invitation, and signs them in. */
export async function newSignedIn(
  service: Pick<Service, 'url' | 'database'>,
  admin: Client,
  workspaceId: string,
  role: BuiltInRoleName = 'viewer',
): Promise<SignedIn> {
  const email = `signed-in-${++counter}@example.com`;
  const { body: user } = await must(admin.post<{ id: string }>('/users', { email, name: `Signed in ${counter}` }));
  await must(admin.post(`/workspaces/${workspaceId}/members`, { userId: user.id, role }));
  await givePassword(service, user.id);
  return { client: await signIn(service.url, email), userId: user.id, email };
}

/** Gives a user a password, as an invitation would. */
export async function givePassword({ database }: Pick<Service, 'database'>, userId: string): Promise<void> {
  const [row] = await database.read('SELECT organization_id FROM users WHERE id = ?', [userId]);
  const hash = await goodHash;
  const organizationId = String(row?.['organization_id']);
  await database.write((tx) => tx.insert('Password', { userId, organizationId, hash, changedAt: new Date() }));
}

export async function signIn(url: string, email: string, password = GOOD_PASSWORD): Promise<SessionClient> {
  return sessionOf(url, await must(trySignIn(url, { email, password })));
}

export function trySignIn(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  return new Client(url, '').call('POST', '/auth/sign-in', body, { 'x-keyrack-csrf': '1', ...headers });
}

/** The session that an answer begins. */
export function sessionOf(url: string, { headers }: Answer): SessionClient {
  const [cookie] = (headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error('the answer sets no cookie');
  return new SessionClient(url, cookie);
}
