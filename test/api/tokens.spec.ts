import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKey, newPerson } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import type { Me, ProblemBody } from './shapes.js';

let service: Service;
let token: string;
beforeAll(async () => {
  service = await startService();
  token = service.adminToken;
});
afterAll(() => service.stop());

/** Asks with a header as it is; `undefined` sends none. */
const asks = (authorization: string | undefined, path = '/credentials') =>
  service.admin.as('').call<ProblemBody>('GET', path, undefined, authorization === undefined ? {} : { authorization });

const REFUSED = {
  status: 401,
  body: { error: 'Unauthorized Access', statusCode: 401, success: false, code: 'UNAUTHENTICATED', stack: {} },
};

const flipped = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));

describe('a request without a valid token', () => {
  const VARIANTS: [what: string, authorization: () => string | undefined][] = [
    ['no header', () => undefined],
    ['an empty header', () => ''],
    ['nothing after the scheme', () => 'Bearer'],
    ['blanks after the scheme', () => 'Bearer   '],
    ['the word null', () => 'Bearer null'],
    ['the word undefined', () => 'Bearer undefined'],
    ['an empty text in quotes', () => 'Bearer ""'],
    ['the number nought', () => 'Bearer 0'],
    ['a wildcard', () => 'Bearer %'],
    ['a piece of SQL', () => "Bearer 'OR'1'='1"],
    ['the prefix that may be shown', () => `Bearer ${token.slice(0, 12)}`],
    ['all but the last character', () => `Bearer ${token.slice(0, -1)}`],
    ['all but the first character', () => `Bearer ${token.slice(1)}`],
    ['one character more', () => `Bearer ${token}x`],
    ['the token twice', () => `Bearer ${token}${token}`],
    ['the token and another word', () => `Bearer ${token} x`],
    ['the token in a list', () => `Bearer ${token},${token}`],
    ['the token in quotes', () => `Bearer "${token}"`],
    ['the token in capitals', () => `Bearer ${token.toUpperCase()}`],
    ['the token in small letters', () => `Bearer ${token.toLowerCase()}`],
    ['the token with its case turned round', () => `Bearer ${token.slice(0, 4)}${flipped(token.slice(4))}`],
    ['the token with another prefix', () => `Bearer kra_${token.slice(4)}`],
    ['the hash of the token', () => `Bearer ${createHash('sha256').update(token).digest('hex')}`],
    ['the token as a password', () => `Basic ${Buffer.from(`:${token}`).toString('base64')}`],
    ['the token under another scheme', () => `Token ${token}`],
    ['a very long token', () => `Bearer ${'x'.repeat(8000)}`],
  ];

  it('is refused with the prefix of the other dialect, in the words of that', async () => {
    const answer = await asks(`Bearer krm_${token.slice(4)}`);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'AUTH_REQUIRED' }]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(VARIANTS)('is refused: %s', async (_what, authorization) => {
    const answer = await asks(authorization());
    expect(answer).toMatchObject(REFUSED);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.text).not.toContain(token.slice(0, 12));
  });

  it('is refused with the id of a key, of its workspace and of its organization', async () => {
    const { keyId, workspaceId, organizationId } = (await service.admin.get<Me>('/me')).body;
    for (const id of [keyId, workspaceId, organizationId]) expect(await asks(`Bearer ${id}`)).toMatchObject(REFUSED);
  });

  it('is refused with the hash that is stored', async () => {
    const rows = await service.database.read('SELECT token_hash FROM api_keys', []);
    for (const { token_hash: hash } of rows) expect(await asks(`Bearer ${String(hash)}`)).toMatchObject(REFUSED);
  });

  it('takes no token from the address, a cookie or another header', async () => {
    const nobody = service.admin.as('');
    expect((await nobody.get(`/me?token=${token}&access_token=${token}&apiKey=${token}`)).status).toBe(401);
    for (const name of ['x-api-key', 'x-access-token', 'cookie', 'proxy-authorization', 'x-request-from']) {
      expect(
        (await nobody.call('GET', '/me', undefined, { [name]: name === 'cookie' ? `token=${token}` : token })).status,
      ).toBe(401);
    }
  });

  it.each([
    ['GET', '/credentials'], ['POST', '/credentials'], ['GET', '/credentials/x'], ['PUT', '/credentials/x'], ['DELETE', '/credentials/x'],
    ['PUT', '/credentials'], ['DELETE', '/credentials'], ['GET', '/credentials/x/shares'], ['POST', '/credentials/x/shares'],
    ['PUT', '/credentials/x/shares'], ['DELETE', '/credentials/x/shares/y'], ['GET', '/workspace/shared/x'], ['POST', '/workspace/shared/x'],
    ['GET', '/components-credentials'], ['GET', '/components-credentials/x'], ['GET', '/concepts/nodes-and-edges-credentials'],
    ['GET', '/organizations'], ['POST', '/organizations'], ['GET', '/organizations/x'], ['PUT', '/organizations/x'],
    ['GET', '/workspaces'], ['POST', '/workspaces'], ['GET', '/workspaces/x'], ['PUT', '/workspaces/x'], ['DELETE', '/workspaces/x'],
    ['GET', '/workspaces/x/members'], ['POST', '/workspaces/x/members'], ['PUT', '/workspaces/x/members/y'], ['DELETE', '/workspaces/x/members/y'],
    ['GET', '/users'], ['POST', '/users'], ['GET', '/users/x'], ['PUT', '/users/x'], ['DELETE', '/users/x'],
    ['GET', '/roles'], ['POST', '/roles'], ['GET', '/roles/x'], ['PUT', '/roles/x'], ['DELETE', '/roles/x'],
    ['GET', '/api-keys'], ['POST', '/api-keys'], ['GET', '/api-keys/x'], ['PUT', '/api-keys/x'], ['POST', '/api-keys/x/rotate'], ['DELETE', '/api-keys/x'],
    ['GET', '/me'], ['GET', '/audit'], ['GET', '/audit/export'],
  ])('is refused at %s %s before anything else is looked at', async (method, path) => {
    const body = method === 'POST' || method === 'PUT' ? { what: 'ever' } : undefined;
    expect(await service.admin.as('').call(method, path, body)).toMatchObject(REFUSED);
  }); // prettier-ignore
});

describe('a valid token', () => {
  it('may stand behind its scheme in any case, and more than one blank', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer '])
      expect((await asks(`${scheme} ${token}`)).status).toBe(200);
  });

  it('is that of one key only', async () => {
    const { workspaceId } = (await service.admin.get<Me>('/me')).body;
    const key = await newKey(service.admin, ['credentials:view']);
    const ada = await newPerson(service.admin, workspaceId, 'viewer');
    expect((await key.get<Me>('/me')).body.keyId).toBe(key.id);
    expect((await ada.get<Me>('/me')).body.keyId).toBe(ada.keyId);
  });
});

describe('what anybody may ask', () => {
  it.each(['/ping', '/health/live', '/health/ready', '/version'])(
    'is answered without a token, and with a wrong one: %s',
    async (path) => {
      for (const client of [service.admin.as(''), service.admin.as('krk_wrong'), service.admin]) {
        expect((await client.get(path)).status).toBe(200);
      }
    },
  );
});
