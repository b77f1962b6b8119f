import { BSON } from 'mongodb';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allClosed, tcp } from './far-side.js';
import { build, cleanUp, newDirectory, start, type Keyrack } from './process.js';

/** A service in a process of its own: what ends or stops that one does not stop the test. */
let keyrack: Keyrack;
beforeAll(build);
beforeAll(async () => {
  const KEYRACK_DATA_DIR = join(await newDirectory(), 'data');
  keyrack = await start({ KEYRACK_DATA_DIR, KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
});
afterEach(allClosed);
afterAll(cleanUp);

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const u32 = (number: number): Buffer => Buffer.from([24, 16, 8, 0].map((bits) => (number >>> bits) & 0xff));
const u32le = (number: number): Buffer => u32(number).reverse();

type Answer = readonly Buffer[];
const URLS = {
  postgres: (port: number) => ({
    credentialName: 'PostgresUrl',
    plainDataObj: { postgresUrl: `postgres://ada:example@127.0.0.1:${port}/a` },
  }),
  mongodb: (port: number) => ({
    credentialName: 'mongoDBUrlApi',
    plainDataObj: { mongoDBConnectUrl: `mongodb://127.0.0.1:${port}/a` },
  }),
};
type Protocol = keyof typeof URLS;

/** Has the service test a server that gives one of the buffers for each thing it is told, and hangs up when it is told no more. */
async function asked(protocol: Protocol, answer: Answer): Promise<{ result: string; questions: number }> {
  let questions = 0;
  const talk = (socket: Socket): void => {
    const turns = [...answer];
    socket
      .setTimeout(50, () => socket.end())
      .on('data', () => {
        questions++;
        const turn = turns.shift();
        if (turn) socket.write(turn);
      });
  };
  const far = await tcp(talk);
  const bytes = answer.map((turn) => turn.subarray(0, 200).toString('hex')).join(' | ');
  const late = sleep(15_000).then(() => expect.fail(`The service gave no answer after ${bytes}`));
  const told = keyrack.client.post<{ result: string }>('/credentials/test', URLS[protocol](far.port)).then(
    ({ status, body }) => (status === 200 ? body.result : `status ${status}`),
    () => expect.fail(`The service has ended after ${bytes}`),
  );
  return { result: await Promise.race([told, late]), questions };
}

const pgMessage = (kind: string, ...body: Buffer[]): Buffer => {
  const content = Buffer.concat(body);
  return Buffer.concat([Buffer.from(kind), u32(content.length + 4), content]);
};
/** Takes everybody, and has the row of `SELECT 1`. */
const PG_TALK: Answer = [
  Buffer.concat([
    pgMessage('R', u32(0)),
    pgMessage('S', Buffer.from('server_version\x0017\0')),
    pgMessage('K', u32(1), u32(2)),
    pgMessage('Z', Buffer.from('I')),
  ]),
  Buffer.concat([
    pgMessage('T', hex('0001 3f00 00000000 0000 00000017 0004 ffffffff 0000')),
    pgMessage('D', hex('0001 00000001 31')),
    pgMessage('C', Buffer.from('SELECT 1\0')),
    pgMessage('Z', Buffer.from('I')),
  ]),
];

const mongoHead = (length: number, code: number): Buffer =>
  Buffer.concat([u32le(length + 16), u32le(1), u32le(1), u32le(code)]);
const reply = (code: number, body: Buffer): Buffer => Buffer.concat([mongoHead(body.length, code), body]);
const section = (document: object): Buffer => Buffer.concat([Buffer.alloc(5), BSON.serialize(document)]);
const HELLO = { ismaster: true, minWireVersion: 0, maxWireVersion: 21, maxBsonObjectSize: 16_777_216, hosts: ['a:1', 'b:2'], ok: 1 }; // prettier-ignore
const MONGO_TALK: Answer = [reply(2013, section(HELLO)), reply(2013, section({ databases: [{ name: 'a' }], ok: 1 }))];

describe('The service goes on after PostgreSQL says', () => {
  it.each([
    ['a row of nothing', '44 00000004'],
    ['an unknown way to sign in', '52 00000008 000000ff'],
    ['a description of nothing', '54 00000004'],
    ['a notification of nothing', '41 00000004'],
    ['no key', '4b 00000004'],
    ['to copy nothing', '47 00000004'],
    ['parameters of nothing', '74 00000004'],
    ['an error of nothing', '45 00000004'],
    ['a notice of nothing', '4e 00000004'],
    ['an error without end', '45 00000007 53 78 00'],
    ['a message shorter than its length', '5a 00000000'],
    ['a row with more columns than can be', '44 00000006 8000'],
    ['one that is of no protocol', '00 00000004'],
  ])('%s', async (_, bytes) => {
    expect((await asked('postgres', [hex(bytes)])).result).toBe('unknown');
    await keyrack.client.get('/ping');
  });

  it('rows that are read over and over', async () => {
    const long = 30_000;
    const row = Buffer.concat([hex('7fff'), u32(long), Buffer.alloc(long, 'x'), u32(0xffffffff - long - 7)]);
    const [first = Buffer.alloc(0)] = PG_TALK;
    expect((await asked('postgres', [first, pgMessage('D', row)])).result).toBe('unknown');
  });

  it('to sign in, without an end', async () => {
    const offer = pgMessage('R', u32(10), Buffer.from('SCRAM-SHA-256\0\0'));
    const { result, questions } = await asked('postgres', [Buffer.concat(Array<Buffer>(1000).fill(offer))]);
    expect(result).toBe('unknown');
    expect(questions).toBeLessThan(12);
  });
});

describe('The service goes on after MongoDB says', () => {
  const hugeReply = Buffer.concat([Buffer.alloc(16), u32le(0x7fffffff)]);
  it.each([
    ['nothing, in four bytes', u32le(0)],
    ['less than how long it is', u32le(15)],
    ['less than nothing', u32le(0xffffffff)],
    ['a section that leads back to itself', reply(2013, Buffer.concat([Buffer.alloc(5), u32le(-5 >>> 0)]))],
    ['a section of nothing', reply(2013, Buffer.concat([Buffer.alloc(5), u32le(0)]))],
    ['no section', reply(2013, Buffer.alloc(4))],
    ['two thousand million documents', reply(1, hugeReply)],
    ['one in the words of others', reply(4711, section(HELLO))],
  ])('%s', async (_, bytes) => {
    expect((await asked('mongodb', [bytes])).result).toBe('unknown');
  });

  it('something compressed, which it does not read', async () => {
    const plain = section(HELLO);
    const packed = Buffer.concat([u32le(2013), u32le(plain.length), Buffer.from([2]), deflateSync(plain)]);
    const { result, questions } = await asked('mongodb', [reply(2012, packed), Buffer.alloc(0)]);
    expect([result, questions]).toEqual(['unknown', 1]);
  });
});

/** Numbers from 0 up to 1 that are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** A talk with some of its bytes changed, left out or put in. */
function mutated(talk: Answer, next: () => number): Answer {
  return talk.map((turn) => {
    const bytes = [...turn];
    for (let changes = Math.floor(next() * 4); changes > 0; changes--) {
      const at = Math.floor(next() * bytes.length);
      const other = [0, 0xff, 0x80, 1, Math.floor(next() * 256)][Math.floor(next() * 5)] ?? 0;
      bytes.splice(at, next() < 0.8 ? 1 : Math.floor(next() * 9), ...(next() < 0.9 ? [other] : []));
    }
    return Buffer.from(bytes);
  });
}

const noise = (next: () => number): Answer => [
  Buffer.from(Array.from({ length: 1 + Math.floor(next() * 60) }, () => Math.floor(next() * 256))),
];

describe.each([
  ['postgres', PG_TALK],
  ['mongodb', MONGO_TALK],
] as const)('The service goes on after a server of %s', (protocol, talk) => {
  it('that says what it should', async () => {
    expect((await asked(protocol, talk)).result).toBe('valid');
  });

  it('that says anything', async () => {
    const next = chance(protocol.length);
    const end = Date.now() + 6_000;
    for (let round = 0; round < 250 && Date.now() < end; round++) {
      const answers = [mutated(talk, next), mutated(talk, next), noise(next)];
      const results = await Promise.all(answers.map(async (answer) => (await asked(protocol, answer)).result));
      expect(results.every((result) => /^(valid|invalid|unknown)$/.test(result))).toBe(true);
      await allClosed();
    }
    expect((await keyrack.client.get('/ping')).status).toBe(200);
  });
});
