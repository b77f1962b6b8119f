import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EgressError } from '../../src/platform/index.js';
import { attempt, PASSWORD, PROTOCOLS, type Protocol } from './driver-fakes.js';
import { allClosed, refusal, repeat, saying, sayingLast, tcp } from './far-side.js';

afterEach(allClosed); // and so every connection has been closed by the driver

/** A verdict's meaning, or the code of the refusal. */
const outcome = (promise: ReturnType<typeof attempt>): Promise<string> =>
  promise.then(
    ({ means }) => means,
    (error: unknown) => {
      if (!(error instanceof EgressError)) throw error;
      return error.code;
    },
  );

describe.each(PROTOCOLS)('The driver of %s', (protocol) => {
  it('waits no longer than it may for a server that says nothing', async () => {
    const far = await tcp();
    const { code, message } = await refusal(attempt(protocol, far.port, { timeoutMs: 300 }));
    expect([code, message]).toEqual(['timeout', expect.stringContaining('did not answer within 0.3 seconds')]);
    expect(far.connections).toBeLessThanOrEqual(1);
  });

  it('waits no longer than it may for one that trickles', async () => {
    const bytes = TRICKLE[protocol];
    const far = await tcp((socket) => {
      let at = 0;
      const timer = setInterval(() => socket.write(bytes.subarray(at % bytes.length, (at++ % bytes.length) + 1)), 20);
      socket.once('close', () => clearInterval(timer));
    });
    expect(['timeout', 'unknown', 'closed']).toContain(await outcome(attempt(protocol, far.port, { timeoutMs: 400 })));
  });

  it('says so when the server hangs up at once', async () => {
    const far = await tcp((socket) => void socket.end());
    expect((await refusal(attempt(protocol, far.port))).code).toBe('closed');
    expect(far.connections).toBeLessThanOrEqual(1);
  });

  it('says so when the connection is torn', async () => {
    const far = await tcp((socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    expect((await refusal(attempt(protocol, far.port))).code).toBe('closed');
  });

  it.each([
    ['stays', saying],
    ['hangs up', sayingLast],
  ])('cannot tell when an HTTP server answers and %s', async (_, serve) => {
    const far = await serve('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    expect(['unknown', 'closed', 'timeout']).toContain(await outcome(attempt(protocol, far.port, { timeoutMs: 500 })));
    expect(far.connections).toBeLessThanOrEqual(1);
  });

  it('is not drowned by a flood', async () => {
    const chunk = FLOOD[protocol];
    let written = 0;
    const far = await tcp((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', more).on('close', () => (written = socket.bytesWritten));
      more();
    });
    expect(['unknown', 'closed']).toContain(await outcome(attempt(protocol, far.port)));
    await allClosed();
    expect(written).toBeLessThan(32 * 1024 * 1024); // what the system keeps between the two counts too
  });

  it('never repeats a password that the server echoes', async () => {
    for (const text of [PASSWORD, Buffer.from(PASSWORD).toString('base64'), Buffer.from(PASSWORD).toString('hex')]) {
      const far = await tcp((socket) => void ECHO[protocol](socket, text));
      const shown = await attempt(protocol, far.port, { timeoutMs: 600 }).then(
        (verdict) => JSON.stringify(verdict),
        (error: unknown) => String(error),
      );
      expect(shown.includes(text)).toBe(false);
      if (QUOTED.includes(protocol)) expect(shown).toContain('no •••');
      expect(shown.length).toBeGreaterThan(10);
    }
  });
});

const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
const u32le = (value: number): Buffer => Buffer.from(u32(value)).reverse();
const mysqlPacket = (number: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([body.length & 255, body.length >> 8, 0, number]), body]);

/** A huge message that is announced and never ends, in each protocol. */
const filler = Buffer.alloc(64 * 1024, 'x');
const FLOOD: Record<Protocol, Buffer> = {
  postgres: Buffer.concat([Buffer.from('N'), u32(0x7fffffff), filler]),
  mysql: Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0]), filler]),
  redis: Buffer.concat([Buffer.from('$536870912\r\n'), filler]),
  mongodb: Buffer.concat([u32le(0x7fffffff), filler]),
  smtp: Buffer.from(`220-${'x'.repeat(1000)}\r\n`.repeat(64)),
  amqp: Buffer.concat([Buffer.from([1, 0, 0]), u32(0x7ffffff), filler]),
  ssh: Buffer.from(`${'x'.repeat(200)}\r\n`.repeat(300)),
};

const TRICKLE: Record<Protocol, Buffer> = {
  postgres: Buffer.concat([Buffer.from('N'), u32(1000), Buffer.alloc(1000, 'x')]),
  mysql: Buffer.concat([Buffer.from([0xff, 0xff, 0, 0]), Buffer.alloc(1000, 'x')]),
  redis: Buffer.from(`+${'x'.repeat(1000)}`),
  mongodb: Buffer.concat([u32le(100_000), Buffer.alloc(1000, 'x')]),
  smtp: Buffer.from(`220-${'x'.repeat(1000)}`),
  amqp: Buffer.concat([Buffer.from([1, 0, 0]), u32(4000), Buffer.alloc(1000, 'x')]),
  ssh: Buffer.from('SSH-2.0-slow_and_slower_and_slower_and_slower'),
};

const long = (text: string): Buffer => Buffer.concat([u32(text.length), Buffer.from(text)]);
const amqpFrame = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([1, 0, 0]), u32(body.length), body, Buffer.from([0xce])]);

/** Whose drivers hand on what a server says before anybody has signed in. */
const QUOTED: readonly Protocol[] = ['postgres', 'mysql', 'redis', 'smtp', 'amqp'];

type Echo = (socket: Socket, text: string) => unknown;
const pgError = (text: string): Buffer => {
  const body = Buffer.from(`SFATAL\0C28P01\0M${text}\0\0`);
  return Buffer.concat([Buffer.from('E'), u32(body.length + 4), body]);
};
const ECHO: Record<Protocol, Echo> = {
  postgres: (socket, text) => socket.write(pgError(`no ${text}`)),
  mysql: (socket, text) => socket.write(mysqlPacket(0, Buffer.concat([Buffer.from([0xff, 0x15, 0x04]), Buffer.from(`#28000no ${text}`)]))), // prettier-ignore
  redis: (socket, text) => socket.on('data', () => socket.write(`-WRONGPASS no ${text}\r\n`)),
  mongodb: (socket, text) => socket.end(`no ${text}`),
  smtp: (socket, text) => socket.write(`554 no ${text}\r\n`),
  amqp: (socket, text) => {
    socket.write(amqpFrame(Buffer.concat([Buffer.from([0, 10, 0, 10, 0, 9]), u32(0), long('PLAIN'), long('en_US')])));
    const said = Buffer.from(`no ${text}`);
    const refusal = Buffer.concat([Buffer.from([0, 10, 0, 50, 1, 0x93, said.length]), said, Buffer.alloc(4)]);
    let heard = 0;
    socket.on('data', ({ length }: Buffer) => {
      const wasHeader = heard <= 8;
      heard += length;
      if (wasHeader && heard > 8) socket.write(amqpFrame(refusal));
    });
  },
  ssh: (socket, text) => socket.write(`SSH-2.0-${text}\r\n${text}\r\n`),
};

describe('A server that has something else in mind', () => {
  it('gets no answer in clear for asking MySQL passwords in clear', async () => {
    const heard: Buffer[] = [];
    const far = await tcp((socket) => {
      socket.on('data', (chunk: Buffer) => heard.push(chunk));
      const scramble = Buffer.alloc(8, 'a');
      const rest = Buffer.concat([scramble, Buffer.from([0, 0xff, 0xf7, 33, 2, 0, 0x0f, 0x80, 21]), Buffer.alloc(10), Buffer.alloc(12, 'b'), Buffer.from('\0mysql_native_password\0')]); // prettier-ignore
      socket.write(mysqlPacket(0, Buffer.concat([Buffer.from('\x0a8.0.0\0', 'latin1'), u32le(7), rest])));
      socket.once('data', () => socket.write(mysqlPacket(2, Buffer.from('\xfemysql_clear_password\0', 'latin1'))));
    });
    const verdict = await attempt('mysql', far.port);
    expect(verdict.means).toBe('unknown');
    expect(heard.length).toBe(1);
    expect(Buffer.concat(heard).includes(PASSWORD)).toBe(false);
  });

  it('gets no file for asking MySQL one', async () => {
    const heard: Buffer[] = [];
    const far = await tcp((socket) => {
      const rest = Buffer.concat([Buffer.alloc(8, 'a'), Buffer.from([0, 0xff, 0xf7, 33, 2, 0, 0x0f, 0x80, 21]), Buffer.alloc(10), Buffer.alloc(12, 'b'), Buffer.from('\0mysql_native_password\0')]); // prettier-ignore
      socket.write(mysqlPacket(0, Buffer.concat([Buffer.from('\x0a8.0.0\0', 'latin1'), u32le(7), rest])));
      socket.once('data', () => {
        socket.write(mysqlPacket(2, Buffer.from([0, 0, 0, 2, 0, 0, 0])));
        socket.once('data', () => {
          socket.on('data', (chunk: Buffer) => heard.push(chunk));
          socket.write(mysqlPacket(1, Buffer.from('\xfb/etc/passwd', 'latin1')));
        });
      });
    });
    expect((await outcome(attempt('mysql', far.port, { timeoutMs: 600 }))) === 'valid').toBe(false);
    expect(Buffer.concat(heard).includes('root:')).toBe(false);
    expect(Buffer.concat(heard).length).toBeLessThanOrEqual(4);
  });

  it('cannot fill the log by numbering packets of MySQL wrongly', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const far = await tcp((socket) => void socket.write(mysqlPacket(9, Buffer.from('x')).toString('latin1').repeat(5000), 'latin1')); // prettier-ignore
    expect((await attempt('mysql', far.port)).means).toBe('unknown');
    expect(log.mock.calls.length).toBeLessThan(3);
    log.mockRestore();
  });

  it.each(['MOVED 1 127.0.0.2:1', 'ASK 1 127.0.0.2:1', 'CLUSTERDOWN no'])('leads Redis nowhere: %s', async (text) => {
    const far = await tcp((socket) => void repeat(socket, `-${text.slice(0, 60)}\r\n`));
    expect((await attempt('redis', far.port)).means).toBe('unknown');
    expect(far.connections).toBeLessThanOrEqual(1);
  });

  it('is told by no mail that it is busy', async () => {
    const far = await sayingLast('421 4.7.0 try elsewhere\r\n');
    const verdict = await attempt('smtp', far.port);
    expect([verdict.means, verdict.said]).toEqual(['unknown', expect.stringContaining('421 4.7.0 try elsewhere')]);
  });
});
