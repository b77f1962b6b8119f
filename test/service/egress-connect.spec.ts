import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { Egress, EgressError } from '../../src/platform/index.js';
import { allClosed, http, names, refusal, tcp, unusedPort, type FarSide } from './far-side.js';

afterEach(allClosed);

const hosts = ['db.example.com'];
const loopback = { allow: ['127.0.0.0/8', '::1'] };

/** Says this when somebody connects, and repeats what it hears. */
const echo = (greeting: string, address?: string): Promise<FarSide> =>
  tcp((socket) => void socket.on('data', (chunk) => socket.write(chunk)).write(greeting), address);

async function heard(socket: Socket, length: number): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  while (text.length < length) await once(socket, 'data');
  return text;
}

describe('A connection for a driver', () => {
  it('is a stream in both directions', async () => {
    const { port } = await echo('220 ready\n');
    const egress = new Egress(loopback, names({ 'db.example.com': '127.0.0.1' }).resolve);
    const socket = await egress.connect({ host: 'DB.example.com.', port, hosts });
    socket.write('hello\n');
    expect(await heard(socket, 16)).toBe('220 ready\nhello\n');
    socket.destroy();
  });

  it('does not end the process when it breaks while nobody listens', async () => {
    const far = await tcp((socket) => setImmediate(() => socket.resetAndDestroy()));
    const egress = new Egress(loopback, names({}).resolve);
    const socket = await egress.connect({ host: '127.0.0.1', port: far.port, hosts: ['127.0.0.1'] });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });

  it('is tried with the next address when one takes none', async () => {
    const { port } = await echo('second', '127.0.0.3');
    const { resolve } = names({ 'db.example.com': [['127.0.0.2', '127.0.0.3']] });
    const socket = await new Egress(loopback, resolve).connect({ host: 'db.example.com', port, hosts });
    expect(await heard(socket, 6)).toBe('second');
    socket.destroy();
  });

  it.each([
    ['the only one', '127.0.0.1'],
    ['all of several', '127.0.0.2,127.0.0.3'],
    ['the one that can be reached', '255.255.255.255,127.0.0.1'],
  ])('is refused when an address takes none: %s', async (_, addresses) => {
    const port = await unusedPort();
    const { resolve } = names({ 'db.example.com': [addresses.split(',')] });
    const egress = new Egress({ allow: ['127.0.0.0/8', '255.255.255.255'] }, resolve);
    const { code, message } = await refusal(egress.connect({ host: 'db.example.com', port, hosts }));
    expect([code, message]).toEqual(['refused', `db.example.com:${port} refuses connections: nothing listens there. Check the host and the port.`]); // prettier-ignore
  });

  it('is impossible to an address that cannot be reached', async () => {
    const egress = new Egress({ allow: ['255.255.255.255'] }, names({}).resolve);
    const host = '255.255.255.255'; // no network card takes a connection to everybody
    const { code, message } = await refusal(egress.connect({ host, port: 1, hosts: [host] }));
    expect([code, message]).toEqual(['unreachable', expect.stringContaining('cannot be reached from here')]);
  });
});

describe('A name that leads elsewhere when it is asked again', () => {
  const turns = [['127.0.0.1'], ['127.0.0.2'], ['169.254.169.254']];

  it('leads a request to the address that was checked', async () => {
    const first = await http((_, response) => void response.end('first'));
    const { resolve, asked } = names({ 'api.example.com': turns });
    const egress = new Egress({ allow: ['127.0.0.1'] }, resolve);
    const call = { method: 'GET', url: `http://api.example.com:${first.port}/`, hosts: ['api.example.com'] } as const;
    expect((await egress.request(call)).body.toString()).toBe('first');
    expect([asked, first.connections]).toEqual([['api.example.com'], 1]);
    expect((await refusal(egress.request(call))).code).toBe('address-not-allowed');
    expect((await refusal(egress.request(call))).code).toBe('address-not-allowed');
    expect(first.connections).toBe(1);
  });

  it('is checked again for every redirect', async () => {
    const far = await http((_, response) => void response.writeHead(302, { location: '/next' }).end());
    const { resolve, asked } = names({ 'api.example.com': turns });
    const egress = new Egress({ allow: ['127.0.0.1'] }, resolve);
    const url = `http://api.example.com:${far.port}/`;
    const call = egress.request({ method: 'GET', url, hosts: ['api.example.com'], redirects: 1 });
    expect((await refusal(call)).code).toBe('address-not-allowed');
    expect([asked.length, far.connections]).toEqual([2, 1]);
  });

  it('leads a driver to the address that was checked', async () => {
    const first = await tcp();
    const { resolve, asked } = names({ 'db.example.com': turns });
    const egress = new Egress({ allow: ['127.0.0.1'] }, resolve);
    const socket = await egress.connect({ host: 'db.example.com', port: first.port, hosts });
    expect([socket.remoteAddress, asked.length]).toEqual(['127.0.0.1', 1]);
    socket.destroy();
  });

  it('leads a driver that opens sockets itself to the address that was checked', async () => {
    const first = await tcp();
    const { resolve, asked } = names({ 'db.example.com': turns });
    const lookup = new Egress({ allow: ['127.0.0.1'] }, resolve).lookupFor(hosts);
    const socket = connect({ host: 'db.example.com', port: first.port, lookup });
    await once(socket, 'connect');
    expect([socket.remoteAddress, asked.length]).toEqual(['127.0.0.1', 1]);
    socket.destroy();
    const [error] = (await once(connect({ host: 'db.example.com', port: first.port, lookup }), 'error')) as unknown[];
    expect(error).toMatchObject({ name: 'EgressError', code: 'address-not-allowed' });
    expect(first.connections).toBe(1);
  });
});

describe('A lookup for drivers', () => {
  const mixed = names({ 'db.example.com': [['127.0.0.1', '::1']], 'old.example.com': '127.0.0.1', 'bad.example.com': [['127.0.0.1', '10.0.0.1']] }); // prettier-ignore
  const egress = new Egress(loopback, mixed.resolve);
  const lookup = egress.lookupFor(['*.example.com', '127.0.0.1', '10.0.0.1']);
  const ask = promisify((host: string, options: object, done: (error: Error | null, ...answer: unknown[]) => void) =>
    lookup(host, options, (error, ...answer) => done(error, answer)),
  );

  it.each([
    [{}, ['127.0.0.1', 4]],
    [{ family: 0 }, ['127.0.0.1', 4]],
    [{ family: 4 }, ['127.0.0.1', 4]],
    [{ family: 6 }, ['::1', 6]],
    [{ family: 'IPv6' }, ['::1', 6]],
    [
      { all: true },
      [
        [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
    ],
    [{ all: true, family: 'IPv4' }, [[{ address: '127.0.0.1', family: 4 }]]],
  ])('answers as Node asks: %j', async (options, answer) => {
    expect(await ask('db.example.com', options)).toEqual(answer);
  });

  it.each([
    ['old.example.com', { family: 6 }, 'not-found'],
    ['none.example.com', {}, 'not-found'],
    ['bad.example.com', {}, 'address-not-allowed'],
    ['bad.example.com', { family: 4 }, 'address-not-allowed'],
    ['10.0.0.1', {}, 'address-not-allowed'],
    ['0x0a000001', {}, 'address-not-allowed'],
    ['example.com', {}, 'host-not-allowed'],
    ['localhost', {}, 'host-not-allowed'],
    ['db example.com', {}, 'malformed'],
    ['', {}, 'malformed'],
  ])('fails like one: %s %j', async (host, options, code) => {
    expect((await refusal(ask(host, options))).code).toBe(code);
  });

  it('knows the port only when it is told', async () => {
    const strict = new Egress({ allow: ['db.example.com:5432'] }, mixed.resolve);
    const at = (port?: number): Promise<unknown> => promisify(strict.lookupFor(hosts, port))('db.example.com', {});
    expect(await at(5432)).toBe('127.0.0.1');
    expect((await refusal(at(5433))).code).toBe('address-not-allowed');
    expect((await refusal(at())).code).toBe('address-not-allowed');
  });

  it('is not asked for addresses by Node, which is why drivers need a check before', async () => {
    const far = await tcp();
    const closed = new Egress({ allow: [] }, names({}).resolve);
    const socket = connect({ host: '127.0.0.1', port: far.port, lookup: closed.lookupFor(['127.0.0.1']) });
    await once(socket, 'connect');
    socket.destroy();
    const checked = closed.check({ host: '127.0.0.1', port: far.port, hosts: ['127.0.0.1'] });
    await expect(checked).rejects.toBeInstanceOf(EgressError);
  });
});

describe('The names of this machine', () => {
  it.each(['localhost', 'LocalHost.', 'db.localhost'])('lead to it without anybody being asked: %s', async (host) => {
    const { port } = await echo('near');
    const { resolve, asked } = names({ localhost: '8.8.8.8', 'db.localhost': '8.8.8.8' });
    const socket = await new Egress(loopback, resolve).connect({ host, port, hosts: [host] });
    expect([socket.remoteAddress, asked]).toEqual(['127.0.0.1', []]);
    socket.destroy();
  });

  it('are looked up by the system like others', async () => {
    const egress = new Egress({ allow: [] });
    const call = egress.check({ host: 'no-such-name.invalid', port: 1, hosts: ['*.invalid'] });
    expect(['not-found', 'unreachable']).toContain((await refusal(call)).code); // RFC 6761: .invalid never has addresses
  });
});
