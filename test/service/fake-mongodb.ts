import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { BSON, type Document } from 'mongodb';

const OP_MSG = 2013;
const OP_QUERY = 2004;
const OP_REPLY = 1;

/** What a server does otherwise than it should. */
export interface Whims {
  tls?: { cert: string; key: string };
  /** Rounds of PBKDF2 that it asks for. */
  rounds?: number;
  /** Put into the answer to `hello`. */
  hello?: Document;
  /** Answers of commands, instead of its own. */
  answers?: Record<string, Document>;
  /** Takes any password, and proves nothing itself. */
  credulous?: boolean;
}

export interface FakeMongo {
  port: number;
  /** The commands that it got, in their order, with the database. */
  heard: string[];
  connections: number;
  close: () => void;
}

/** A server that knows one user, in one database, by SCRAM-SHA-256, and lets nobody else list databases. */
export async function fakeMongo(user: string, password: string, whims: Whims = {}): Promise<FakeMongo> {
  const fake: FakeMongo = { port: 0, heard: [], connections: 0, close: () => undefined };
  const open = new Set<Socket>();
  const talk = (socket: Socket): void => {
    fake.connections++;
    open.add(socket.on('error', () => undefined));
    const scram = new Scram(user, password, whims);
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        socket.write(reply(message, (command) => answer(command, scram, fake, whims)));
      }
    });
  };
  const server: Server = whims.tls ? createTls(whims.tls, talk) : createTcp(talk);
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  fake.port = (server.address() as { port: number }).port;
  fake.close = () => {
    for (const socket of open) socket.destroy();
    server.close();
  };
  return fake;
}

function reply(message: Buffer, answerTo: (command: Document) => Document): Buffer {
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  const at = isQuery ? message.indexOf(0, 20) + 9 : 21;
  const body = BSON.serialize(answerTo(BSON.deserialize(message.subarray(at), { promoteBuffers: true })));
  const head = Buffer.alloc(isQuery ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  if (isQuery) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

function answer(command: Document, scram: Scram, fake: FakeMongo, { hello, answers = {} }: Whims): Document {
  const [name = ''] = Object.keys(command);
  fake.heard.push(`${name} ${String(command['$db'] ?? 'admin')}`);
  const own = answers[name];
  if (own) return own;
  if (/^(hello|ismaster)$/i.test(name)) {
    const speculative = command['speculativeAuthenticate'] as Document | undefined;
    const started = speculative && scram.start(speculative);
    return {
      ismaster: true,
      maxWireVersion: 21,
      minWireVersion: 0,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      saslSupportedMechs: ['SCRAM-SHA-256'],
      ...(started && started['ok'] === 1 && { speculativeAuthenticate: started }),
      ok: 1,
      ...hello,
    };
  }
  if (name === 'saslStart') return scram.start({ ...command, db: command['$db'] as unknown });
  if (name === 'saslContinue') return scram.finish(command);
  if (name === 'ping') return { ok: 1 };
  return { ok: 0, code: 13, codeName: 'Unauthorized', errmsg: `Command ${name} requires authentication` };
}

const FAILED = { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' };
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const textOf = (payload: unknown): string =>
  Buffer.from(Buffer.isBuffer(payload) ? payload : (payload as { buffer: Uint8Array }).buffer).toString();

/** The server's half of RFC 7677. */
class Scram {
  private first = '';
  private challenge = '';
  private readonly salt = randomBytes(28);

  constructor(
    private readonly user: string,
    private readonly password: string,
    private readonly whims: Whims,
  ) {}

  start({ payload, mechanism, db }: Document): Document {
    this.first = textOf(payload).replace(/^n,,/, '');
    if (mechanism !== 'SCRAM-SHA-256' || db !== 'admin' || !this.first.startsWith(`n=${this.user},`)) return FAILED;
    const nonce = `${/r=(.*)$/.exec(this.first)?.[1] ?? ''}${randomBytes(18).toString('base64')}`;
    this.challenge = `r=${nonce},s=${this.salt.toString('base64')},i=${this.whims.rounds ?? 4096}`;
    return { conversationId: 1, done: false, payload: new BSON.Binary(Buffer.from(this.challenge)), ok: 1 };
  }

  finish({ payload }: Document): Document {
    const [, bare = '', proof = ''] = /^(.*),p=(.*)$/.exec(textOf(payload)) ?? [];
    const salted = pbkdf2Sync(this.password, this.salt, 4096, 32, 'sha256');
    const key = hmac(salted, 'Client Key');
    const about = `${this.first},${this.challenge},${bare}`;
    const signature = hmac(createHash('sha256').update(key).digest(), about);
    const expected = Buffer.from(key.map((byte, at) => byte ^ (signature[at] ?? 0))).toString('base64');
    if (proof !== expected && this.whims.credulous !== true) return FAILED;
    const own = hmac(hmac(this.whims.credulous === true ? randomBytes(32) : salted, 'Server Key'), about);
    return {
      conversationId: 1,
      done: true,
      payload: new BSON.Binary(Buffer.from(`v=${own.toString('base64')}`)),
      ok: 1,
    };
  }
}
