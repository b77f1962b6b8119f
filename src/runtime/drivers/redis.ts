import type { Parameters, Verdict } from '@keyrack/recipes';
import {
  createClient,
  ErrorReply,
  type RedisClientOptions,
  type RedisFunctions,
  type RedisModules,
  type RedisScripts,
} from '@redis/client';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { callTo, type Call } from './call.js';
import { caught, pin } from './caught.js';
import type { Driver } from './driver.js';

type Options = RedisClientOptions<RedisModules, RedisFunctions, RedisScripts, 2>;

const KIND = { name: 'Redis', port: 6379 };

/** Redis and what speaks its protocol. Other nodes of a cluster (MOVED, ASK) are not asked. */
export const redis: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const { database = '0' } = parameters;
    if (!/^\d{1,4}$/.test(database))
      return call.verdict('unknown', 'Redis has databases with numbers. Give a number, or none.');
    const { lookup, address } = await pin(call);
    const place = {
      host: call.host,
      port: call.port,
      reconnectStrategy: false,
      connectTimeout: way.timeoutMs,
    } as const;
    if (!call.needsTls(parameters, address)) return ask(call, { ...signIn(parameters), socket: { ...place, lookup } });
    const socket = await call.open();
    return ask(call, { ...signIn(parameters), socket: { ...place, ...secured(call.host, socket) } });
  });

/** The driver hands these on to `tls.connect`, which takes a stream that is open; its types do not say so. */
function secured(host: string, socket: Duplex): { tls: true; rejectUnauthorized: true; socket: Duplex } {
  const server = isIP(host) === 0 ? { servername: host } : {};
  return { tls: true, rejectUnauthorized: true, socket, ...server };
}

function signIn({ user, password, database = '0' }: Parameters): Options {
  return {
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password }),
    database: Number(database),
    RESP: 2,
    disableClientInfo: true, // users without many rights may not say it
    maintNotifications: 'disabled',
  };
}

async function ask(call: Call, options: Options): Promise<Verdict> {
  const isSecure = options.socket?.tls === true;
  const client = createClient(options);
  call.onClose(() => {
    if (client.isOpen) client.destroy();
  });
  // What is no answer to anything, such as an HTTP response, is reported to the client alone.
  const broken = new Promise<never>((_, reject) => client.on('error', reject));
  broken.catch(() => undefined);
  try {
    await Promise.race([isSecure ? client.connect() : caught(call, () => client.connect()), broken]);
    const answer: unknown = await Promise.race([client.ping(), broken]);
    if (answer !== 'PONG') throw new Error('no PONG');
    await call.goodbye(client.close());
    return call.verdict('valid');
  } catch (error) {
    if (error instanceof ErrorReply) return call.verdict(meaningOf(error.message), error.message);
    throw error;
  }
}

/** The first word is the code. Servers before Redis 6 have none for wrong passwords. */
function meaningOf(message: string): Verdict['means'] {
  if (/^(WRONGPASS|NOAUTH)\b|^ERR invalid password/.test(message)) return 'invalid';
  return /^NOPERM\b/.test(message) ? 'forbidden' : 'unknown';
}
