import type { Parameters, Verdict } from '@keyrack/recipes';
import { MongoServerError, type Document } from 'mongodb';
import authProviders from 'mongodb/lib/mongo_client_auth_providers.js';
import credentials from 'mongodb/lib/cmap/auth/mongo_credentials.js';
import cmap from 'mongodb/lib/cmap/connect.js';
import connections from 'mongodb/lib/cmap/connection.js';
import utils from 'mongodb/lib/utils.js';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';
import { mongodbMessages } from './messages.js';
import type { Metered } from './metered.js';

const KIND = { name: 'MongoDB', port: 27017 };
const MECHANISMS: readonly string[] = ['DEFAULT', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'PLAIN'];
/** A server that asks for more rounds of hashing wants to keep the processor busy. */
const MOST_ROUNDS = 200_000;
const SRV =
  'Keyrack does not look up the servers of mongodb+srv. Write mongodb:// with the servers themselves, and tls=true.';

/**
 * MongoDB. Signs in to the server that is named, or the first of several, whatever its part in a replica set is; servers that
 * it names are not asked.
 */
export const mongodb: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const wish = wishOf(parameters);
    const complaint = complaintOf(parameters, wish);
    if (complaint !== undefined) return call.verdict('unknown', complaint);
    const stream = await streamFor(call, parameters, wish);
    try {
      const connection = await cmap.connect(optionsFor(call, parameters, wish, stream));
      call.onClose(() => connection.destroy());
      await connection.command(utils.ns('admin.$cmd'), questionFor(parameters));
      return call.verdict('valid');
    } catch (error) {
      if (error instanceof MongoServerError) return call.verdict(meaningOf(error, parameters), error.message);
      throw error;
    }
  });

interface Wish {
  /** The database that knows the user. */
  source: string;
  mechanism: string;
  isBalanced: boolean;
}

function wishOf({ url, database, further }: Parameters): Wish {
  const query = new Map(
    [...new URLSearchParams(/\?([^#]*)/.exec(url ?? '')?.[1])].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const mechanism = (further['mechanism'] ?? query.get('authmechanism') ?? 'DEFAULT').toUpperCase();
  const usual = mechanism === 'PLAIN' ? '$external' : ((url === undefined ? undefined : database) ?? 'admin');
  const source = further['authSource'] ?? query.get('authsource') ?? usual;
  return { mechanism, source, isBalanced: query.get('loadbalanced') === 'true' };
}

/** Why nobody can tell, if so. */
function complaintOf({ url = '', user, password }: Parameters, { mechanism, isBalanced }: Wish): string | undefined {
  if (/^mongodb\+srv:/i.test(url)) return SRV;
  if (!MECHANISMS.includes(mechanism))
    return `Keyrack signs in to MongoDB with a user and password only: authMechanism may be ${MECHANISMS.slice(1).join(', ')}, or absent.`;
  if (isBalanced) return 'Keyrack does not speak to load balancers of MongoDB. Leave loadBalanced out.';
  return user !== undefined && password === undefined ? 'MongoDB needs a password with the user.' : undefined;
}

/** A password that goes as it is (PLAIN) goes encrypted everywhere. */
async function streamFor(call: Call, parameters: Parameters, { mechanism }: Wish): Promise<Metered> {
  const isAsked = parameters.tls || mechanism === 'PLAIN';
  const stream = await call.open({ tls: isAsked, cut: mongodbMessages() });
  if (isAsked || !call.needsTls(parameters, stream.remoteAddress)) return stream;
  stream.destroy();
  return call.open({ tls: true, cut: mongodbMessages() });
}

function optionsFor(call: Call, { user, password }: Parameters, wish: Wish, stream: Metered): object {
  return {
    existingSocket: stream,
    connectionType: Careful,
    hostAddress: utils.HostAddress.fromHostPort(call.host, call.port),
    tls: false, // the stream has it already, if any
    id: 1,
    generation: 0,
    monitorCommands: false,
    directConnection: true,
    connectTimeoutMS: call.way.timeoutMs,
    authProviders: new authProviders.MongoClientAuthProviders(),
    metadata: Promise.resolve({ driver: { name: 'keyrack', version: '1' }, os: { type: 'unknown' } }),
    ...(user !== undefined && {
      credentials: new credentials.MongoCredentials({
        username: user,
        password: password ?? '',
        source: wish.source,
        mechanism: wish.mechanism,
      }),
    }),
  };
}

/** Refuses to compute for hours because a server says so. */
class Careful extends connections.Connection {
  override async command(...call: Command): Promise<Document> {
    const answer = await super.command(...call);
    const early = answer['speculativeAuthenticate'] as Document | undefined;
    const payloads: unknown[] = [answer['payload'], early?.['payload']];
    if (payloads.some((payload) => roundsIn(payload) > MOST_ROUNDS)) throw new Error('too many rounds');
    return answer;
  }
}

type Command = [namespace: unknown, command: Document, options?: object, type?: unknown];

function roundsIn(payload: unknown): number {
  if (payload === undefined || payload === null) return 0;
  const bytes = (payload as { buffer?: unknown }).buffer;
  const text = Buffer.isBuffer(payload) ? payload : bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.alloc(0);
  return Number(/(?:^|,)i=(\d+)/.exec(text.toString('latin1'))?.[1] ?? 0);
}

/** Servers let everybody ping. Without a user, a question that they answer only when they ask for none. */
function questionFor({ user }: Parameters): Document {
  return user === undefined ? { listDatabases: 1, nameOnly: true, authorizedDatabases: true } : { ping: 1 };
}

function meaningOf({ code }: MongoServerError, { user }: Parameters): Verdict['means'] {
  if (code === 18) return 'invalid';
  if (code === 13) return user === undefined ? 'invalid' : 'forbidden';
  return 'unknown';
}
