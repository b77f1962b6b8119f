import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './api.mjs';
import {
  batchesOf,
  createRequest,
  getRequest,
  LIST,
  resolveManyRequest,
  resolveRequest,
  updateRequest,
} from './operations.mjs';
import { startService, temporaryDirectory } from './processes.mjs';

const CREDENTIALS = 100;

/**
 * Has the service make a data directory with credentials, and captures the SQL with which it reads.
 * @returns what the bench needs to know of them
 */
export async function seed() {
  const dataDir = join(temporaryDirectory(), 'data');
  const token = randomBytes(32).toString('base64url');
  const statements = join(temporaryDirectory(), 'statements.jsonl');
  const service = await startService({
    dataDir,
    token,
    nodeOptions: ['--import', new URL('capture.mjs', import.meta.url).href],
    env: { KEYRACK_BENCH_CAPTURE: statements },
  });
  try {
    const otherToken = await newOrganization(service, token);
    const ids = [];
    for (let n = 1; n <= CREDENTIALS; n++) {
      ids.push((await must(service, token, createRequest(`Credential number ${n}`))).id);
    }
    const captured = join(temporaryDirectory(), 'captured.json');
    writeFileSync(captured, JSON.stringify(await captureReads(service, token, ids, statements)));
    return { dataDir, token, otherToken, ids, captured };
  } finally {
    await service.stop();
  }
}

/**
 * Another organization with one credential in it, where new ones are made: credentials that are made beside those of a
 * list would slow it down, and more so on the side that makes more of them.
 * @returns the token of its key
 */
async function newOrganization(service, token) {
  const body = JSON.stringify({ name: 'Other' });
  const { apiKey } = await must(service, token, { method: 'POST', path: '/api/v1/organizations', body });
  await must(service, apiKey.token, createRequest());
  return apiKey.token;
}

/** The statements of one list, one get and one update, and of looking a key up, each found by what it is about. */
async function captureReads(service, token, ids, file) {
  const [id] = ids;
  const [batch] = batchesOf(ids);
  const during = async (request) => {
    writeFileSync(file, '');
    await must(service, token, request);
    return statementsIn(file);
  };
  return {
    id,
    batch,
    key: pick(statementsIn(file), /FROM api_keys/), // of the requests before: later the key is known
    list: pick(await during(LIST), /FROM credentials/),
    get: pick(await during(getRequest(id)), /FROM credentials/),
    resolve: pick(await during(resolveRequest(id)), /FROM credentials/),
    resolveMany: pick(await during(resolveManyRequest(batch)), /FROM credentials/),
    update: pick(await during(updateRequest(id, 'sk-bench-before-0123456789')), /FROM "credentials"/),
  };
}

function statementsIn(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

function pick(statements, pattern) {
  const found = new Map(
    statements.filter(({ sql }) => pattern.test(sql)).map((statement) => [statement.sql, statement]),
  );
  if (found.size !== 1) throw new Error(`the service sent ${found.size} statements with ${pattern.source}, not 1`);
  return [...found.values()][0];
}
