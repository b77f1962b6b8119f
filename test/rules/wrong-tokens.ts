import { createHash } from 'node:crypto';
import { must, newConnectSession, newKey, newPerson } from '../support/people.js';
import type { Service } from '../support/service.js';
import type { Site } from './site.js';

/** Headers that open nothing, each with what it is. */
export type WrongHeaders = [what: string, headers: Record<string, string>][];

/** What somebody might send instead of a valid key, from nothing at all to a key that was valid until just now. */
export async function wrongHeaders(service: Service, site: Site): Promise<WrongHeaders> {
  const { token } = await newKey(site.admin, ['apikeys:view']);
  const values: Record<string, string> = {
    'an empty header': '',
    'a scheme alone': 'Bearer',
    'the word null': 'Bearer null',
    'the word undefined': 'Bearer undefined',
    'an empty list': 'Bearer []',
    'a key without its scheme': token,
    'a key with another scheme': `Basic ${token}`,
    'the beginning of a key': `Bearer ${token.slice(0, 12)}`,
    'a key without its end': `Bearer ${token.slice(0, -1)}`,
    'a key with something behind it': `Bearer ${token}x`,
    'a key twice': `Bearer ${token} ${token}`,
    'a key in capitals': `Bearer ${token.toUpperCase()}`,
    'a key in small letters': `Bearer ${token.toLowerCase()}`,
    'the hash of a key': `Bearer ${createHash('sha256').update(token).digest('hex')}`,
    'the id of a key': `Bearer ${site.id('key').id}`,
    'a key that was revoked': `Bearer ${await revokedToken(site)}`,
    'a key that has expired': `Bearer ${await expiredToken(service, site)}`,
    'a connect session that was ended': `Bearer ${await endedConnectToken(site)}`,
    'a connect session without its end': `Bearer ${(await site.connect()).token.slice(0, -1)}`,
    'a key of somebody who left': `Bearer ${await tokenOfSomebodyWhoLeft(site)}`,
  };
  const withValue = Object.entries(values).map(([what, authorization]) => [what, { authorization }]);
  const cookies = Object.entries(await wrongCookies(site)).map(([what, cookie]) => [what, { cookie, 'x-keyrack-csrf': '1' }]); // prettier-ignore
  return [
    ['no header', {}],
    ...cookies,
    ['a key in another header', { 'x-api-key': token }],
    ...withValue,
  ] as WrongHeaders;
}

async function revokedToken({ admin }: Site): Promise<string> {
  const key = await newKey(admin, ['apikeys:view']);
  await must(key.get('/api-keys')); // it was known, and may be remembered
  await must(admin.delete(`/api-keys/${key.id}`));
  return key.token;
}

async function expiredToken({ database }: Service, { admin }: Site): Promise<string> {
  const key = await newKey(admin, ['apikeys:view'], { expiresAt: '2120-01-01T00:00:00Z' });
  await must(key.get('/api-keys'));
  await database.write((tx) => tx.update('ApiKey', { id: key.id }, { expiresAt: new Date(Date.now() - 1000) }));
  return key.token;
}

async function endedConnectToken({ admin }: Site): Promise<string> {
  const session = await newConnectSession(admin);
  await must(session.get('/credentials'));
  await must(admin.delete(`/connect-sessions/${session.id}`));
  return session.token;
}

async function tokenOfSomebodyWhoLeft(site: Site): Promise<string> {
  const workspaceId = site.id('workspace').id;
  const person = await newPerson(site.admin, workspaceId, 'admin');
  await must(person.get('/api-keys'));
  await must(site.admin.delete(`/workspaces/${workspaceId}/members/${person.userId}`));
  return person.token;
}

/** The same for the cookie of a person. */
async function wrongCookies(site: Site): Promise<Record<string, string>> {
  const ended = await site.signIn();
  await must(ended.post('/auth/sign-out'));
  const { cookie } = await site.signIn();
  const [name = '', token = ''] = cookie.split('=');
  return {
    'an empty cookie': `${name}=`,
    'a cookie without its end': cookie.slice(0, -1),
    'a cookie with something behind it': `${cookie}x`,
    'a cookie of another name': `session=${token}`,
    'the hash of a cookie': `${name}=${createHash('sha256').update(token).digest('hex')}`,
    'the id of a session': `${name}=${site.id('session').id}`,
    'an API key as a cookie': `${name}=${site.admin.token}`,
    'a session that has ended': ended.cookie,
  };
}
