import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTenant } from '../support/people.js';
import type { Service } from '../support/service.js';
import { callersAt, isAllowed, type Caller } from './callers.js';
import { operationOf, requestOf } from './case.js';
import { namedCases } from './cases.js';
import { startInstallation } from './installation.js';
import { send, type Request } from './request.js';
import { belongingTo, idsIn, rowsOf } from './rows.js';
import { Site } from './site.js';

let service: Service;
let home: Site;
let other: Site;
let callers: Caller[];
let theirIds: string[];
beforeAll(async () => {
  service = await startInstallation();
  home = await Site.of(service, 'Home');
  other = await Site.of(service, 'Zweitfirma', (await newTenant(service)).admin);
  callers = await callersAt(home);
  const rows = await rowsOf(service);
  const ourIds = idsIn(belongingTo(home.id('organization').id, rows)); // with that of the other organization: it was made here
  theirIds = idsIn(belongingTo(other.id('organization').id, rows)).filter((id) => !ourIds.includes(id));
});
afterAll(() => service.stop());

// Who operates the installation sees where something is wrong in any organization; others are refused (two-tenants.spec.ts).
const lists = namedCases.filter(
  ([, { operation, needs }]) =>
    /^GET [^{]+$/.test(operation) && needs !== 'nothing' && !needs.includes('installation:operate'),
);

describe.each(lists)('%s', (_name, the) => {
  const operation = operationOf(the);

  it('shows nothing of another organization, with each parameter and without', async () => {
    const requests = [...variants(await requestOf(the, home)), ...variants(await requestOf(the, other))];
    for (const { name, client } of callers.filter((caller) => isAllowed(caller, the))) {
      for (const request of requests) {
        const answer = await send(client, operation, request);
        const shown = [other.mark, ...theirIds].filter((text) => answer.text.includes(text));
        expect(shown, `${name}, ${Object.keys(request.query ?? {}).join()}`).toEqual([]);
      }
    }
  });
});

describe.each(lists.filter(([, { needs }]) => typeof needs !== 'string'))('%s', (_name, the) => {
  it('shows the other organization its own', async () => {
    const answer = await send(other.admin, operationOf(the), {});
    expect(answer.status).toBe(operationOf(the).success);
    expect(theirIds.filter((id) => answer.text.includes(id))).not.toEqual([]);
  });
});

/** A request with all of its parameters, with none, with each one alone, and with all but each one. */
function variants({ query = {} }: Request): Request[] {
  const names = Object.keys(query);
  const choices = [names, [], ...names.map((name) => [name]), ...names.map((name) => names.filter((one) => one !== name))]; // prettier-ignore
  return choices.map((chosen) => ({
    query: Object.fromEntries(Object.entries(query).filter(([name]) => chosen.includes(name))),
  }));
}
