import { createHash } from 'node:crypto';
import { sql } from '../database/rows.js';
import { Client, type Answer } from '../support/client.js';
import { must } from '../support/people.js';
import type { Service } from '../support/service.js';
import { GOOD_PASSWORD } from '../support/sessions.js';
import type { ProblemBody } from './shapes.js';

export interface InvitationBody {
  id: string;
  email: string;
  workspaceId: string;
  role: { id: string; name: string; builtIn: boolean };
  inviterName: string;
  mailed: boolean;
  createdDate: string;
  expiresDate: string;
  link?: string;
  mailProblem?: string;
}

export interface OpenedBody {
  organizationName: string;
  workspaceName: string;
  role: string;
  email: string;
  needsPassword: boolean;
}

const OWN_PAGE = { 'x-keyrack-csrf': '1' };
let counter = 0;

/** An e-mail address that nobody has yet. */
export function newEmail(): string {
  return `guest-${++counter}@example.com`;
}

/** Invites somebody, and gives the answer with the token of its link. */
export async function invite(
  admin: Client,
  body: { email?: string; workspaceId: string; role?: string },
): Promise<InvitationBody & { token: string }> {
  const answer = await must(admin.post<InvitationBody>('/invitations', { email: newEmail(), role: 'viewer', ...body }));
  return { ...answer.body, token: tokenOf(answer.body.link) };
}

/** What stands behind # in a link. */
export function tokenOf(link: string | undefined): string {
  const [, token] = /\/invitation#([\w-]{43})$/.exec(link ?? '') ?? [];
  if (token === undefined) throw new Error('this is no link of an invitation');
  return token;
}

export function open(url: string, token: string): Promise<Answer<OpenedBody & ProblemBody>> {
  return new Client(url, '').call('POST', '/auth/invitation', { token }, OWN_PAGE);
}

/** Accepts as somebody new. */
export function accept(url: string, token: string, more: object = {}): Promise<Answer<ProblemBody>> {
  const body = { token, name: 'Grace Hopper', password: GOOD_PASSWORD, ...more };
  return new Client(url, '').call('POST', '/auth/invitation/accept', body, OWN_PAGE);
}

/** Those that a client sees. */
export async function invitations(client: Client): Promise<InvitationBody[]> {
  return (await must(client.get<InvitationBody[]>('/invitations'))).body;
}

/** As if something that is counted had been tried very often. It must have been tried once. */
export async function triedOften(service: Service, kind: string, about: string): Promise<void> {
  const id = `${kind}:${createHash('sha256').update(about).digest('base64url')}`;
  await sql(service, 'UPDATE throttles SET attempts = 1000 WHERE id = ?', id);
}
