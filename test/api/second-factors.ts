import { expect, vi } from 'vitest';
import { Client, type Answer } from '../support/client.js';
import { must } from '../support/people.js';
import type { Service } from '../support/service.js';
import { appCode, GOOD_PASSWORD, newSignedIn, trySignIn, type SignedIn } from '../support/sessions.js';
import type { Me } from './shapes.js';

export interface Enrolled extends SignedIn {
  secret: string;
  recoveryCodes: string[];
}

/** The clock stands still unless a test moves it, so that no code gets old on a slow machine. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
}

/** Moves the clock that stands still. */
export function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

/** A person in the first workspace whose app is set up. The step of the code that they have used is over. */
export async function newEnrolled(service: Service): Promise<Enrolled> {
  const { workspaceId } = (await must(service.admin.get<Me>('/me'))).body;
  const person = await newSignedIn(service, service.admin, workspaceId, 'editor');
  return { ...person, ...(await enrol(person)) };
}

/** Sets the app of a person up. */
export async function enrol({ client }: SignedIn): Promise<Pick<Enrolled, 'secret' | 'recoveryCodes'>> {
  const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
  const code = appCode(secret);
  const { body } = await must(client.post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', { code }));
  pass(30);
  return { secret, recoveryCodes: body.recoveryCodes };
}

/** Signs a person in as far as their password goes. */
export async function challengeFor({ url }: Service, { email }: SignedIn): Promise<string> {
  const { body, headers } = await must(trySignIn(url, { email, password: GOOD_PASSWORD }));
  expect(body).toEqual({ secondFactor: true, challenge: expect.any(String) as string });
  expect(headers.get('set-cookie')).toBeNull();
  return String(body['challenge']);
}

export function answerTo(
  { url }: Service,
  challenge: string,
  code: string,
  headers: Record<string, string> = { 'x-keyrack-csrf': '1' },
): Promise<Answer> {
  return new Client(url, '').call('POST', '/auth/second-factor', { challenge, code }, headers);
}

/** One that no app of this secret shows about now. */
export function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => appCode(secret, steps));
  return ['000000', '000001', '000002', '000003', '000004', '000005'].find((code) => !right.includes(code)) ?? '';
}
