// What is measured: the requests of each operation. Lists stay 100 long, as new credentials go to another organization.

export const NAMES = ['list', 'get', 'create', 'update', 'me'];

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

/** The operations over what was seeded, in the order of the table. */
export function operationsOn({ ids, token, otherToken }) {
  return [
    { name: 'list', title: `list (${ids.length} credentials)`, token, requests: [LIST] },
    { name: 'get', title: 'get', token, requests: ids.map(getRequest) },
    { name: 'create', title: 'create', token: otherToken, requests: [createRequest()] },
    { name: 'update', title: 'update', token, requests: ids.map((id) => updateRequest(id)) },
    { name: 'me', title: 'ping (GET /me)', token, requests: [ME] },
  ];
}
