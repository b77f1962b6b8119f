import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTenant } from '../support/people.js';
import type { Service } from '../support/service.js';
import { callersAt, callersLackingOne, callerWithOnly, isAllowed, isRefused, type Caller } from './callers.js';
import { operationOf, requestOf } from './case.js';
import { namedCases } from './cases.js';
import { startInstallation } from './installation.js';
import {
  comparable,
  pathOf,
  placesOf,
  send,
  twinOf,
  withIds,
  type Place,
  type Request,
  type RowId,
} from './request.js';
import { belongingTo, rowsOf } from './rows.js';
import { Site } from './site.js';
import { wrongHeaders, type WrongHeaders } from './wrong-tokens.js';

/** Some operations take all that an owner holds; what any of it is worth is told elsewhere. */
const MOST_HALF_ALLOWED = 15;

let service: Service;
let home: Site;
let other: Site;
let callers: Caller[];
let wrong: WrongHeaders;
beforeAll(async () => {
  service = await startInstallation();
  home = await Site.of(service, 'Home');
  other = await Site.of(service, 'Zweitfirma', (await newTenant(service)).admin);
  callers = await callersAt(home);
  wrong = await wrongHeaders(service, home);
});
afterAll(() => service.stop());

describe.each(namedCases.filter(([, { needs }]) => needs === 'nothing'))('%s', (_name, the) => {
  it('answers anybody', async () => {
    const request = await requestOf(the, home);
    const answer = await send(service.admin.as(''), operationOf(the), request, { 'x-keyrack-csrf': '1' });
    expect(answer.status).toBe(operationOf(the).success);
  });
});

describe.each(namedCases.filter(([, { needs }]) => needs === 'a secret'))('%s', (_name, the) => {
  it('lets nobody in without the secret, and changes nothing but the count of attempts', async () => {
    const request = await requestOf(the, home);
    const before = await rowsOf(service);
    const answer = await send(service.admin.as(''), operationOf(the), request, { 'x-keyrack-csrf': '1' });
    expect([401, 403]).toContain(answer.status);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await rowsOf(service)).toEqual(before);
  });
});

describe.each(namedCases.filter(([, { needs }]) => needs !== 'nothing' && needs !== 'a secret'))('%s', (_name, the) => {
  const operation = operationOf(the);

  it('asks for a key that is valid', async () => {
    const request = await requestOf(the, home);
    const before = await rowsOf(service);
    await each(wrong, async ([what, headers]) => {
      const answer = await send(service.admin.as(''), operation, request, headers);
      expect(answer.status, what).toBe(401);
      expect(answer.body, what).toMatchObject(wordsOf(operation).unauthenticated);
    });
    if (operation.method === 'GET') {
      const head = await fetch(
        `${service.url}${operation.path.startsWith('/m9m/') ? '' : '/api/v1'}${pathOf(operation, request)}`,
        { method: 'HEAD' },
      );
      expect(head.status).toBe(401);
    }
    expect(await rowsOf(service)).toEqual(before);
  });

  it('is refused to whoever lacks any of what it takes, and changes nothing then', async () => {
    const refused = callers.filter((caller) => isRefused(caller, the));
    const request = await requestOf(the, home);
    const lackingOne = await callersLackingOne(home, the.needs);
    const before = await rowsOf(service);
    await each([...refused, ...lackingOne], async ({ name, client }) => {
      const answer = await send(client, operation, request);
      expect(answer.status, `${name}: ${answer.text}`).toBe(403);
      expect(answer.body, name).toMatchObject(wordsOf(operation).forbidden);
    });
    expect(await rowsOf(service)).toEqual(before);
  });

  it('is allowed to whoever holds what it takes', async () => {
    const allowed = callers.filter((caller) => isAllowed(caller, the));
    await each([...allowed, await callerWithOnly(home, the.needs)], async ({ name, client }) => {
      const answer = await send(client, operation, await requestOf(the, home));
      expect(answer.status, `${name}: ${answer.text}`).toBe(the.answers ?? operation.success);
    });
  });

  it('takes an id of another organization for one that does not exist', async () => {
    const request = await requestOf(the, home);
    const minimal = await callerWithOnly(home, the.needs);
    const allowed = callers.filter((caller) => isAllowed(caller, the));
    const lacking = await callersLackingOne(home, the.needs);
    const halfAllowed = lacking.length > 1 ? lacking.slice(0, MOST_HALF_ALLOWED) : [];
    const before = await rowsOf(service);
    for (const places of choicesOf(request)) {
      await each([minimal, ...allowed, ...halfAllowed], async (caller) => {
        const who = `${caller.name}, ${places.join(' and ')}`;
        const [asked, invented] = [withIds(request, places, foreign), withIds(request, places, foreignTwin)];
        const theirs = await send(caller.client, operation, asked);
        const nowhere = await send(caller.client, operation, invented);
        expect(comparable(theirs, asked), who).toBe(comparable(nowhere, invented));
        const isAnswered = the.answersEach ?? areFilters(places);
        if (caller === minimal) expect(theirs.status, who).toBe(isAnswered ? operation.success : 404);
      });
    }
    expect(await rowsOf(service)).toEqual(before);
  });

  it('is closed to a key of another organization', async () => {
    const request = await requestOf(the, home);
    const places = placesOf(request);
    const before = belongingTo(home.id('organization').id, await rowsOf(service));
    const theirs = await send(other.admin, operation, request);
    const nowhere = withIds(request, places, ({ id }) => twinOf(id));
    if (places.length > 0) {
      const invented = await send(other.admin, operation, nowhere);
      expect(comparable(theirs, request)).toBe(comparable(invented, nowhere));
    }
    expect(belongingTo(home.id('organization').id, await rowsOf(service))).toEqual(before);
  });
});

/** All at once: most of the time is spent waiting for the disk. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await Promise.all(items.map(work));
}

function wordsOf({ path }: { path: string }) {
  if (path.startsWith('/m9m/'))
    return { unauthenticated: { code: 'AUTH_REQUIRED' }, forbidden: { code: 'ACCESS_DENIED' } };
  const unauthenticated = { error: 'Unauthorized Access', code: 'UNAUTHENTICATED' };
  return { unauthenticated, forbidden: { code: 'FORBIDDEN' } };
}

function foreign({ kind }: RowId): string {
  return other.id(kind).id;
}

function foreignTwin(id: RowId): string {
  return twinOf(foreign(id));
}

/** Each id alone, and all together. */
function choicesOf(request: Request): Place[][] {
  const places = placesOf(request);
  return places.length > 1 ? [...places.map((place) => [place]), places] : places.map((place) => [place]);
}

/** Ids in a query narrow a list down; elsewhere they name what the request is about. */
function areFilters(places: readonly Place[]): boolean {
  return places.every((place) => place.startsWith('query.'));
}
