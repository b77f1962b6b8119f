import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../support/client.js';
import { engine } from '../support/engine.js';
import { newTenant } from '../support/people.js';
import type { Service } from '../support/service.js';
import { operationOf, requestOf, type Case } from './case.js';
import { namedCases } from './cases.js';
import { startInstallation } from './installation.js';
import { fieldsNotTaken, INJECTED, injectedValue, kindOf } from './injected.js';
import { send, type Request } from './request.js';
import { added, belongingTo, idsIn, rowsAbout, rowsOf } from './rows.js';
import { Site } from './site.js';

let service: Service;
let home: Site;
let person: Client;
let other: Site;
beforeAll(async () => {
  service = await startInstallation();
  home = await Site.of(service, 'Home');
  person = await home.signIn();
  other = await Site.of(service, 'Zweitfirma', (await newTenant(service)).admin);
});
afterAll(() => service.stop());

describe.each(namedCases.filter(([, the]) => operationOf(the).fields !== undefined))('%s', (_name, the) => {
  it('refuses or ignores every field that it does not take', async () => {
    const plain = await ask(the, await requestOf(the, home), {});
    const theirs = async () => belongingTo(other.id('organization').id, await rowsOf(service));
    const [before, theirsBefore] = [await rowsOf(service), await theirs()];
    let request = await requestOf(the, home);
    for (const name of sampled(fieldsNotTaken(service, the))) {
      const answer = await ask(the, request, { [name]: injectedValue(name, the, other) });
      expect([400, plain.status], `${name}: ${answer.text}`).toContain(answer.status);
      if (answer.status === 400) continue;
      expect(shapeOf(answer), name).toBe(shapeOf(plain));
      expect(namedIn(answer.text, idsIn(theirsBefore)), name).toEqual([]);
      expect(answer.text, name).not.toMatch(INJECTED);
      request = await requestOf(the, home);
    }
    expect(await theirs()).toEqual(theirsBefore);
    for (const row of added(before, await rowsOf(service))) {
      if (the.makes !== 'organization') expect(row).toContain(home.id('organization').id);
      expect(namedIn(row, idsIn(theirsBefore))).toEqual([]);
      expect(row).not.toMatch(INJECTED);
    }
  });

  it.each(['of the same organization', 'of another organization'])(
    'leaves a row %s alone whose id it is given',
    async (whose) => {
      const victim = (whose === 'of another organization' ? other : home).id(kindOf(the)).id;
      const before = rowsAbout(victim, await rowsOf(service));
      const answer = await ask(the, await requestOf(the, home), { id: victim });
      expect([400, ...(the.needs === 'a secret' ? [401, 403] : []), operationOf(the).success]).toContain(answer.status);
      expect(answer.body).not.toMatchObject({ id: victim });
      expect(rowsAbout(victim, await rowsOf(service))).toEqual(before);
    },
  );
});

/** What a body may hold is judged before any database is asked: every name on one engine, and some of them on the others. */
function sampled(names: readonly string[]): readonly string[] {
  return engine === 'sqlite' ? names : names.filter((_, at) => at % 8 === 0);
}

function ask(the: Case, request: Request, more: Record<string, unknown>): Promise<Answer<unknown>> {
  const client = the.needs === 'a session' ? person : home.admin;
  const headers: Record<string, string> = the.needs === 'nothing' ? { 'x-keyrack-csrf': '1' } : {};
  return send(client, operationOf(the), { ...request, body: { ...request.body, ...more } }, headers);
}

/** An answer without what is new each time: ids, times, tokens, codes, marks, and the numbers in names. */
function shapeOf({ status, text }: Answer<unknown>): string {
  const shape = text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/sealed:\d+:[^"]*/g, '<mark>')
    .replace(/whsec_[\w+/=]+/g, '<secret>')
    .replace(/kr[kmc]_[\w-]+/g, '<token>')
    .replace(/"([0-9a-z]{4}-){3}[0-9a-z]{4}"/g, '<recovery code>')
    .replace(/invitation#[\w-]+/g, '<link>')
    .replace(/(state|nonce|code_challenge)=[\w-]{43}/g, '$1=<random>')
    .replace(/\d+/g, '#');
  return `${status} ${shape}`;
}

function namedIn(text: string, ids: readonly string[]): string[] {
  return ids.filter((id) => text.includes(id));
}
