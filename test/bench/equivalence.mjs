import { join } from 'node:path';
import { SqliteConnection } from '../../dist/persistence/sqlite/connection.js';
import { call } from './api.mjs';

/** What is new with each write, and so differs between two that wrote the same. */
const FRESH = new Set(['id', 'encryptedData', 'createdDate', 'updatedDate']);
const SHOWN_BEFORE = 60;
const SHOWN_AFTER = 120;
const TABLES = ['credentials', 'credential_versions', 'audit_entries', 'api_keys', 'data_keys'];

/**
 * Makes sure that service and ceiling do the same work: reads give the same bytes, writes the same fields and rows.
 * @throws Error with a sentence when they do not
 */
export async function assertEquivalent(sides, operations) {
  const inOrder = operations.toSorted((a, b) => Number(isWrite(a)) - Number(isWrite(b))); // writes change what is read
  for (const operation of inOrder) {
    for (const request of operation.requests) {
      const [service, ceiling] = await Promise.all(sides.map(({ server }) => call(server, operation.token, request)));
      if (service.status !== 200) throw new Error(`${operation.name}: the service answers ${service.text}`);
      const compared = [service, ceiling].map((answer) => (isWrite(operation) ? withoutFresh(answer) : answer.text));
      if (compared[0] !== compared[1]) throw unequal(operation.name, ...compared);
    }
  }
  const [service, ceiling] = sides.map(({ dataDir }) => rowCounts(dataDir));
  if (service !== ceiling) throw unequal('rows after the same requests', service, ceiling);
}

/** Shows both from just before the place where they part: a list is long. */
function unequal(what, service, ceiling) {
  let at = 0;
  while (at < service.length && service[at] === ceiling[at]) at++;
  const [ours, theirs] = [service, ceiling].map((text) => text.slice(Math.max(0, at - SHOWN_BEFORE), at + SHOWN_AFTER));
  return new Error(`service and ceiling do not do the same work. ${what}: … ${ours} … against … ${theirs} …`);
}

function isWrite({ requests }) {
  return requests[0].method !== undefined;
}

function withoutFresh({ body }) {
  return JSON.stringify(body, (name, value) => (FRESH.has(name) ? typeof value : value));
}

function rowCounts(dataDir) {
  const connection = new SqliteConnection(join(dataDir, 'keyrack.db'), { readonly: true });
  const counts = TABLES.map((table) => {
    const { rows } = connection.prepare(`SELECT COUNT(*) AS rows FROM ${table}`).get();
    return `${Number(rows)} ${table}`;
  });
  connection.close();
  return counts.join(', ');
}
