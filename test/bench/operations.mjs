// What is measured: the requests of each operation. Lists stay 100 long, as new credentials go to another organization.

export const NAMES = ['list', 'get', 'create', 'update', 'resolve', 'batch', 'me'];

const BATCH = 20;

export const LIST = { path: '/api/v1/credentials' };
export const ME = { path: '/api/v1/me' };

export function getRequest(id) {
  return { path: `/api/v1/credentials/${id}` };
}

export function updateRequest(id, secret = 'sk-bench-changed-0123456789') {
  const body = { name: 'A changed name', plainDataObj: { openAIApiKey: secret } };
  return { method: 'PUT', path: `/api/v1/credentials/${id}`, body: JSON.stringify(body) };
}

export function createRequest(name = 'A new credential') {
  const body = { name, credentialName: 'openAIApi', plainDataObj: { openAIApiKey: 'sk-bench-0123456789abcdef' } };
  return { method: 'POST', path: '/api/v1/credentials', body: JSON.stringify(body) };
}

export function resolveRequest(id) {
  return { method: 'POST', path: `/api/v1/credentials/${id}/resolve`, body: '{}' };
}

export function resolveManyRequest(ids) {
  return { method: 'POST', path: '/api/v1/credentials/resolve', body: JSON.stringify({ ids }) };
}

/** Each time other values: the same ones again are no change. */
function changesOf(ids) {
  const secrets = ['sk-bench-changed-0123456789', 'sk-bench-changed-9876543210'];
  return secrets.flatMap((secret) => ids.map((id) => updateRequest(id, secret)));
}

/** Ids in groups of as many as one batch resolves. */
export function batchesOf(ids) {
  return Array.from({ length: Math.floor(ids.length / BATCH) }, (_, at) => ids.slice(at * BATCH, (at + 1) * BATCH));
}

/** The operations over what was seeded, in the order of the table. */
export function operationsOn({ ids, token, otherToken }) {
  return [
    { name: 'list', title: `list (${ids.length} credentials)`, token, requests: [LIST] },
    { name: 'get', title: 'get', token, requests: ids.map(getRequest) },
    { name: 'create', title: 'create', token: otherToken, requests: [createRequest()] },
    { name: 'update', title: 'update', token, requests: changesOf(ids) },
    { name: 'resolve', title: 'resolve', token, requests: ids.map(resolveRequest) },
    { name: 'batch', title: `resolve (${BATCH} at once)`, token, requests: batchesOf(ids).map(resolveManyRequest) },
    { name: 'me', title: 'ping (GET /me)', token, requests: [ME] },
  ];
}
