import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../src/identity/place.js';
import { timeParameter } from '../../src/persistence/index.js';
import { sql } from '../database/rows.js';
import { must } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { GOOD_PASSWORD, newSignedIn, sessionOf, trySignIn } from '../support/sessions.js';
import { triedOften } from './invited.js';
import type { Me } from './shapes.js';

let service: Service;
let workspaceId: string;
beforeAll(async () => {
  service = await startService({ TRUST_PROXY: '1' });
  workspaceId = (await must(service.admin.get<Me>('/me'))).body.workspaceId;
});
afterAll(() => service.stop());

const from = (address: string, email: string, password = 'whatever-it-may-be') =>
  trySignIn(service.url, { email, password }, { 'x-forwarded-for': address });
const counted = async () => (await service.database.read('SELECT id FROM throttles', [])).length;

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '20010db800010002::/64'],
  ['2001:0DB8:1:2::', '20010db800010002::/64'],
  ['2001:db8:1:3:3:4:5:6', '20010db800010003::/64'],
  ['fe80::1%eth0', 'fe80000000000000::/64'],
  ['::1', '0000000000000000::/64'],
  ['unknown', 'unknown'],
  ['', ''],
])('Attempts from %s count for %s', (address, place) => {
  expect(placeOf(address)).toBe(place);
});

describe('Guessing', () => {
  it('from ever other addresses of one network counts as guessing from one, and writes nothing once it is refused', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 41; n++) statuses.push((await from(`2001:db8::${n}`, `nobody-${n}@example.com`)).status);
    expect(statuses).toEqual([...Array<number>(40).fill(401), 429]);
    const before = await counted();
    for (let n = 41; n < 50; n++) expect((await from(`2001:db8::${n}`, `nobody-${n}@example.com`)).status).toBe(429);
    expect(await counted()).toBe(before);
    expect((await from('2001:db8:0:1::1', 'nobody@example.com')).status).toBe(401);
  });

  it('keeps nobody out from where they have signed in of late, even if they have signed out', async () => {
    const { email, userId } = await newSignedIn(service, service.admin, workspaceId);
    const desk = '2001:db8:7::1';
    const client = sessionOf(service.url, await must(from(desk, email, GOOD_PASSWORD)));
    await must(client.post('/auth/sign-out'));
    expect((await from('203.0.113.1', email)).status).toBe(401);
    await triedOften(service, 'account', email);
    expect((await from('203.0.113.2', email, GOOD_PASSWORD)).status).toBe(429);
    expect((await from('2001:db8:7::99', email, GOOD_PASSWORD)).status).toBe(200);
    const long = timeParameter(service.database.engine, new Date(Date.now() - 91 * 86_400_000));
    await sql(service, 'UPDATE known_places SET last_seen_at = ? WHERE user_id = ?', long, userId);
    expect((await from(desk, email, GOOD_PASSWORD)).status).toBe(429);
  });

  it('leaves only rows behind that still count', async () => {
    const lastAt = new Date(Date.now() - 2 * 60 * 60_000);
    const old = Array.from({ length: 150 }, (_, n) => ({ id: `old:${n}`, attempts: 1, lastAt }));
    await service.database.write((tx) => tx.insert('Throttle', old));
    const left = async () => (await service.database.read("SELECT id FROM throttles WHERE id LIKE 'old:%'", [])).length;
    await from('203.0.113.3', 'nobody@example.com');
    expect(await left()).toBe(50);
    await from('203.0.113.3', 'nobody@example.com');
    expect(await left()).toBe(0);
  });
});
