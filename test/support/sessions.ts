import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashOfPassword } from '../../src/identity/passwords.js';
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/identity/second-factor/recovery-codes.js';
import { hashOf } from '../../src/identity/token.js';
import { newId } from '../../src/platform/index.js';
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
export function sessionOf(url: string, { headers }: Pick<Answer, 'headers'>): SessionClient {
  const [cookie] = (headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error('the answer sets no cookie');
  return new SessionClient(url, cookie);
}

/** Begins a session past the password and the second factor. */
export async function beginSession(service: Pick<Service, 'url' | 'database'>, userId: string): Promise<SessionClient> {
  const sql = 'SELECT organization_id, workspace_id FROM members WHERE user_id = ?';
  const [row] = await service.database.read(sql, [userId]);
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const session = {
    id: newId(),
    organizationId: String(row?.['organization_id']),
    userId,
    workspaceId: String(row?.['workspace_id']),
    tokenHash: hashOf(token),
    means: 'password',
    address: '127.0.0.1',
    userAgent: 'a test',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 86_400_000),
  };
  await service.database.write((tx) => tx.insert('Session', session));
  return new SessionClient(service.url, `keyrack_session=${token}`);
}

/** Gives a user a second factor whose app nobody has, and its recovery codes. */
export async function giveSecondFactor({ database }: Pick<Service, 'database'>, userId: string): Promise<string[]> {
  const [row] = await database.read('SELECT organization_id FROM users WHERE id = ?', [userId]);
  const codes = newRecoveryCodes();
  const recoveryCodes = codes.map(hashOfRecoveryCode);
  const dates = { confirmedAt: new Date(), createdAt: new Date() };
  const factor = { userId, organizationId: String(row?.['organization_id']), sealed: 'nothing', lastStep: 0, recoveryCodes, ...dates }; // prettier-ignore
  await takeSecondFactor({ database }, userId);
  await database.write((tx) => tx.insert('SecondFactor', factor));
  return codes;
}

/** Takes a user's second factor, if there is one. */
export async function takeSecondFactor({ database }: Pick<Service, 'database'>, userId: string): Promise<void> {
  await database.write((tx) => tx.delete('SecondFactor', { userId }));
}

/** What an authenticator app shows, so many steps of 30 seconds from now. */
export function appCode(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}
