import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../support/service.js';
import { requestOf } from './case.js';
import { cases } from './cases.js';
import { startInstallation } from './installation.js';
import { operations, type Operation } from './operations.js';
import { placesOf, type Request } from './request.js';
import { Site } from './site.js';

let service: Service;
let site: Site;
beforeAll(async () => {
  service = await startInstallation();
  site = await Site.of(service, 'Home');
});
afterAll(() => service.stop());

describe('the table of cases', () => {
  const described = operations.map(({ name }) => name);
  const named = operations.map((operation) => [operation.name, operation] as const);
  const covered = cases.map(({ operation }) => operation);

  it('has a case for each operation', () => {
    const without = absent(described, covered);
    expect(without, `No case in test/rules/cases.ts is of ${without.join(', ')}`).toEqual([]);
  });

  it('has an operation for each case', () => {
    const without = absent(covered, described);
    expect(without, `No operation in openapi.json is meant by the cases ${without.join(', ')}`).toEqual([]);
  });

  it.each(named)('says of %s that it is public if the document does', (_name, { name, isPublic }) => {
    for (const { operation, needs } of cases)
      if (operation === name) expect(['nothing', 'a secret'].includes(String(needs))).toBe(isPublic);
  });

  it.each(named)('gives every parameter and field of %s', async (_name, operation) => {
    const given = (await requestsTo(operation)).flatMap(({ path = {}, query = {}, body = {} }) =>
      Object.keys({ ...path, ...query, ...body }),
    );
    expect(absent(inputsOf(operation), given)).toEqual([]);
  });

  it.each(named)('marks every id that %s takes', async (_name, operation) => {
    if (operation.name === 'PUT /flows/{id}') return; // whoever registers a flow chooses its id
    // A client id is what a provider calls this service.
    const ids = inputsOf(operation).filter((name) => /^id$|(?<!client)Ids?$|^role$|^cursor$/.test(name));
    const marked = (await requestsTo(operation)).flatMap(placesOf).map((place) => place.split('.')[1] ?? '');
    expect(absent(ids, marked)).toEqual([]);
  });
});

function inputsOf({ pathParameters, queryParameters, fields = [] }: Operation): string[] {
  return [...pathParameters, ...queryParameters, ...fields];
}

function requestsTo({ name }: Operation): Promise<Request[]> {
  return Promise.all(cases.filter(({ operation }) => operation === name).map((the) => requestOf(the, site)));
}

function absent(wanted: readonly string[], there: readonly string[]): string[] {
  return wanted.filter((one) => !there.includes(one));
}
