import { afterEach, describe, expect, it } from 'vitest';
import { Egress } from '../../src/platform/index.js';
import { attempt, PROTOCOLS } from './driver-fakes.js';
import { allClosed, names, refusal, tcp, unusedPort } from './far-side.js';

afterEach(allClosed);

describe.each(PROTOCOLS)('The driver of %s', (protocol) => {
  it('goes to no host but those that the credential may be sent to', async () => {
    const far = await tcp();
    const refused = await refusal(attempt(protocol, far.port, { hosts: ['db.example.com'] }));
    expect([refused.code, far.connections]).toEqual(['host-not-allowed', 0]);
  });

  it.each([
    ['an address', '127.0.0.1', {}],
    ['a name', 'db.example.com', { 'db.example.com': '127.0.0.1' }],
  ])('goes to no private place that is not opened: %s', async (_, host, known) => {
    const far = await tcp();
    const egress = new Egress({ allow: [] }, names(known).resolve);
    const refused = await refusal(attempt(protocol, far.port, { host, egress }));
    expect([refused.code, far.connections]).toEqual(['address-not-allowed', 0]);
  });

  it('goes to no address that a name leads to only later', async () => {
    const [first, baits] = [await tcp((socket) => void socket.end()), ['127.0.0.2', '127.0.0.3']];
    const { resolve, asked } = names({ 'db.example.com': [['127.0.0.1'], baits] });
    const far = await Promise.all(baits.map((address) => tcp(undefined, address)));
    const egress = new Egress({ allow: ['127.0.0.1'] }, resolve);
    // One resolver answers each look-up anew: whatever comes second is not opened, and is never reached.
    const refused = await refusal(attempt(protocol, first.port, { host: 'db.example.com', egress }));
    expect(['address-not-allowed', 'closed']).toContain(refused.code);
    expect(far.map(({ connections }) => connections)).toEqual([0, 0]);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('says so when nothing listens', async () => {
    expect((await refusal(attempt(protocol, await unusedPort()))).code).toBe('refused');
  });

  it('asks the next of several servers when the first cannot be reached', async () => {
    const far = await tcp((socket) => void socket.end());
    const servers = [
      { host: '127.0.0.1', port: await unusedPort() },
      { host: '127.0.0.1', port: far.port },
    ];
    await refusal(attempt(protocol, far.port, { servers }));
    expect(far.connections).toBe(1);
  });

  it('speaks no clear text to a server that is asked for TLS', async () => {
    const heard: Buffer[] = [];
    const far = await tcp((socket) => socket.on('data', (chunk: Buffer) => heard.push(chunk)));
    if (protocol === 'ssh') return;
    await refusal(attempt(protocol, far.port, { tls: true, timeoutMs: 300 }));
    // A TLS handshake, or what PostgreSQL asks for one with; the others wait for the server's greeting.
    const text = Buffer.concat(heard);
    const isHandshake = text.length === 0 || text[0] === 0x16 || text.equals(Buffer.from('0000000804d2162f', 'hex'));
    expect(isHandshake).toBe(true);
  });
});
