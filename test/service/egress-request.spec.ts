import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Egress, type EgressRequest, type EgressResponse } from '../../src/platform/index.js';
import {
  allClosed,
  http,
  names,
  refusal,
  repeat,
  saying,
  sayingLast,
  tcp,
  unusedPort,
  type FarSide,
} from './far-side.js';

afterEach(() => vi.useRealTimers());
afterEach(allClosed);

const egress = new Egress({ allow: ['127.0.0.1'] }, names({ 'api.example.com': '127.0.0.1' }).resolve);

function ask({ port }: { port: number }, call: Partial<EgressRequest> = {}): Promise<EgressResponse> {
  const url = `http://api.example.com:${port}/v1/models?key=canary#part`;
  return egress.request({ method: 'GET', url, hosts: ['api.example.com'], ...call });
}

/** An answer that begins well, and then these chunks. */
const begun = (rest: string): string => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n${rest}`;

describe('A request', () => {
  it('arrives as it was meant, and its answer comes back', async () => {
    const far = await http((_, response) => void response.writeHead(418, { 'X-Kind': 'tea' }).end('short and stout'));
    const answer = await ask(far, { method: 'POST', headers: { Authorization: 'Bearer canary' }, body: '{"ü":1}' });
    expect(answer).toMatchObject({ status: 418, headers: { 'x-kind': 'tea' }, truncated: false, bare: false });
    expect(answer.body.toString()).toBe('short and stout');
    const [received] = far.requests;
    expect(received).toMatchObject({ method: 'POST', url: '/v1/models?key=canary', body: '{"ü":1}' });
    expect(received?.headers).toEqual({
      accept: '*/*',
      'accept-encoding': 'identity',
      authorization: 'Bearer canary',
      connection: 'close',
      'content-length': '8',
      host: `api.example.com:${far.port}`,
      'user-agent': 'keyrack',
    });
  });

  it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH'] as const)('may be a %s', async (method) => {
    const far = await http((_, response) => void response.writeHead(200, { 'content-length': 2 }).end('ok'));
    const bare = await ask(far, { method });
    const full = await ask(far, { method, body: Buffer.from('full'), headers: { 'USER-agent': 'me' } });
    expect([bare.body.toString(), full.body.toString()]).toEqual(method === 'HEAD' ? ['', ''] : ['ok', 'ok']);
    expect(far.requests.map(({ body, headers }) => [body, headers['transfer-encoding']])).toEqual([
      ['', undefined],
      ['full', undefined],
    ]);
    expect(far.requests[1]?.headers['user-agent']).toBe('me');
  });

  it.each([204, 304, 301, 404, 500, 599])('has an answer whatever its status: %i', async (status) => {
    const far = await http((_, response) => void response.writeHead(status, { location: '/elsewhere' }).end());
    expect(await ask(far)).toMatchObject({ status, headers: { location: '/elsewhere' } });
    expect(far.requests).toHaveLength(1);
  });

  it('shares neither connections nor cookies with the one before', async () => {
    const far = await http((_, response) => void response.writeHead(200, { 'set-cookie': 'session=canary' }).end());
    const answers = [await ask(far), await ask(far), await ask(far)];
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual(Array(3).fill(['session=canary']));
    expect(far.connections).toBe(3);
    expect(far.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, undefined]);
  });

  it('takes an answer that ends with the connection, and interim answers before it', async () => {
    const far = await sayingLast('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.0 200 OK\r\n\r\nto the end');
    expect((await ask(far)).body.toString()).toBe('to the end');
  });

  it('does not unpack what it gets', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000));
    const far = await http((_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    expect((await ask(far)).body).toEqual(packed);
  });

  it.each([
    ['host', 'evil.example'],
    ['Host', 'api.example.com'],
    ['content-length', '3'],
    ['Transfer-Encoding', 'chunked'],
    ['connection', 'keep-alive'],
    ['Expect', '100-continue'],
    ['upgrade', 'h2c'],
    ['accept-encoding', 'gzip'],
    ['proxy-authorization', 'Basic canary'],
    ['canary header', 'x'],
    ['canary:', 'x'],
    ['', 'canary'],
    ['x', 'canary\r\nx-other: 1'],
    ['x', 'canary\n\nGET /admin'],
    ['x', 'canary\0'],
    ['x', 'canary ✓'],
  ])('does not take headers that would change it: %j %j', async (name, value) => {
    const far = await tcp();
    const { code, message } = await refusal(ask(far, { headers: { [name]: value } }));
    expect([code, far.connections]).toEqual(['malformed', 0]);
    expect(message).not.toContain('canary');
  });

  it.each(['CONNECT', 'TRACE', 'get', 'GET /x', 'X\r\nY', ''])('takes no other method: %j', async (method) => {
    const far = await tcp();
    const call = { method: method as 'GET' }; // what a definition from outside could say
    expect((await refusal(ask(far, call))).code).toBe('malformed');
    expect(far.connections).toBe(0);
  });
});

describe('An answer that is too large', () => {
  it.each([
    ['without end', (far: (text: string) => void) => far('HTTP/1.1 200 OK\r\n\r\n')],
    [
      'of a length that is said',
      (far: (text: string) => void) => far('HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n'),
    ],
  ])('is cut, and no more of it is read: %s', async (_, begin) => {
    const far = await tcp((socket) => {
      begin((text) => void socket.write(text));
      repeat(socket, 'x'.repeat(50_000));
    });
    const { body, truncated } = await ask(far);
    expect([body.toString(), truncated]).toEqual(['x'.repeat(256 * 1024), true]);
    expect((await ask(far, { maxBytes: 10 })).body.toString()).toBe('x'.repeat(10));
  });

  it('is one byte more than was asked for', async () => {
    const far = await http((_, response) => void response.end('12345'));
    expect(await ask(far, { maxBytes: 5 })).toMatchObject({ body: Buffer.from('12345'), truncated: false });
    expect(await ask(far, { maxBytes: 4 })).toMatchObject({ body: Buffer.from('1234'), truncated: true });
    expect(await ask(far, { maxBytes: 0 })).toMatchObject({ body: Buffer.from(''), truncated: true });
  });

  it.each([
    ['one header', `X: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['many headers', `${Array.from({ length: 5000 }, (_, at) => `X-${at}: y`).join('\r\n')}\r\n\r\n`],
    ['one name', `${'x'.repeat(20_000)}: y\r\n\r\n`],
  ])('has too many headers: %s', async (_, headers) => {
    const { code, message } = await refusal(ask(await saying(`HTTP/1.1 200 OK\r\n${headers}`)));
    expect([code, message]).toEqual(['protocol', expect.stringContaining('headers larger than 16 KiB')]);
  });

  it('has headers without end', async () => {
    const far = await tcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      repeat(socket, 'X-More: y\r\n'.repeat(100));
    });
    expect((await refusal(ask(far))).code).toBe('protocol');
  });
});

const NO_HTTP: [what: string, text: string][] = [
  ['SSH', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
  ['SMTP', '220 mail.example.com ESMTP\r\n'],
  ['MySQL', 'J\0\0\0\n5.7.44-canary\0'],
  ['a TLS alert', '\x15\x03\x01\x00\x02\x02\x46'],
  ['bytes', '\xff\xfe\x00canary'],
  ['HTTP/0.9', '<html>canary</html>'],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a status that is none', 'HTTP/1.1 canary OK\r\n\r\n'],
  ['a version that is none', 'HTTP/9.9 200 OK\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\ncanary'],
  ['a length below zero', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\ncanary'],
  ['a length beyond numbers', `HTTP/1.1 200 OK\r\nContent-Length: ${'9'.repeat(40)}\r\n\r\ncanary`],
  ['two ways to say the length', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: canary\r\n\r\n'],
  ['a NUL in a header', 'HTTP/1.1 200 OK\r\nX: can\0ary\r\n\r\n'],
  ['a body longer than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello canary'],
  ['a chunk of no size', begun('canary\r\n')],
  ['a chunk of a size beyond numbers', begun(`${'f'.repeat(30)}\r\n`)],
  ['a chunk larger than it says', begun('2\r\ncanary\r\n0\r\n\r\n')],
  ['endless chunk extensions', begun(`1;${'x'.repeat(40_000)}`)],
  ['endless trailers', begun(`0\r\n${'X: y\r\n'.repeat(10_000)}`)],
];

const ENDS_EARLY: [what: string, text: string][] = [
  ['before a word', ''],
  ['within the status', 'HTTP/1.1 2'],
  ['within the headers', 'HTTP/1.1 200 OK\r\nX-Key: cana'],
  ['before the length that it said', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello'],
  ['within a chunk', begun('ff\r\ncanary')],
  ['before the last chunk', begun('')],
  ['after an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n'],
];

describe('A server', () => {
  it.each(NO_HTTP)('that does not speak HTTP is said to: %s', async (_, text) => {
    const { code, message } = await refusal(ask(await saying(text)));
    expect(code).toBe('protocol');
    expect(message).not.toContain('canary');
  });

  it.each(ENDS_EARLY)('that ends the connection %s is said to', async (_, text) => {
    const { code, message } = await refusal(ask(await sayingLast(text)));
    expect(code).toBe('closed');
    expect(message).toMatch(/^api\.example\.com:\d+ ended the connection before it had answered\./);
  });

  it('that breaks the connection is said to have ended it', async () => {
    const far = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect((await refusal(ask(far))).code).toBe('closed');
  });

  it('that wants another protocol is not followed into it', async () => {
    const far = await saying('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect((await refusal(ask(far))).code).toBe('closed');
  });

  it.each([
    ['takes no connection', 'refused', 'refuses connections'],
    ['has a name that nobody knows', 'not-found', 'has no address'],
  ])('that %s is said to', async (_, code, sentence) => {
    const port = code === 'refused' ? await unusedPort() : 443;
    const host = code === 'refused' ? 'api.example.com' : 'api.example.org';
    const refused = await refusal(egress.request({ method: 'GET', url: `http://${host}:${port}/`, hosts: [host] }));
    expect([refused.code, refused.message]).toEqual([code, expect.stringContaining(sentence)]);
  });
});

const SLOW: [what: string, far: () => Promise<FarSide>][] = [
  ['says nothing', () => tcp()],
  ['never ends its headers', () => saying('HTTP/1.1 200 OK\r\nX: y\r\n')],
  ['sends a header a byte at a time', () => tcp((socket) => { socket.write('HTTP/1.1 200 OK\r\nX: '); repeat(socket, 'y'); })], // prettier-ignore
  ['never begins its body', () => saying('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n')],
  ['never ends its body', () => saying('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell')],
  ['sends its body a byte at a time', () => tcp((socket) => { socket.write('HTTP/1.1 200 OK\r\n\r\n'); repeat(socket, 'x'); })], // prettier-ignore
  ['never ends its chunks', () => tcp((socket) => { socket.write(begun('')); repeat(socket, '1\r\nx\r\n'); })], // prettier-ignore
  ['never ends its interim answers', () => tcp((socket) => repeat(socket, 'HTTP/1.1 102 Processing\r\n\r\n'))],
];

describe('The time of a request', () => {
  it.each(SLOW)('is over although the server %s', async (_, slow) => {
    const { code, message } = await refusal(ask(await slow(), { timeoutMs: 200 }));
    expect(code).toBe('timeout');
    expect(message).toMatch(/^api\.example\.com:\d+ did not answer within 0\.2 seconds\./);
  });

  it('is not kept running after its end', async () => {
    const far = await http((_, response) => void response.end());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await ask(far);
    await refusal(ask({ port: await unusedPort() }));
    await refusal(ask(far, { hosts: [] }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts what name servers take', async () => {
    const silent = new Egress({ allow: [] }, () => new Promise(() => undefined));
    const call = { method: 'GET', url: 'https://api.example.com', hosts: ['api.example.com'], timeoutMs: 50 } as const;
    expect((await refusal(silent.request(call))).code).toBe('timeout');
    expect((await refusal(silent.check({ ...call, host: 'api.example.com', port: 1 }))).code).toBe('timeout');
  });
});
