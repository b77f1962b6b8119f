import type { Verdict } from '@keyrack/recipes';
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';
import { postgresMessages } from './messages.js';

const KIND = { name: 'PostgreSQL', port: 5432 };
/** A server that asks for more rounds of hashing wants to keep the processor busy. */
const MOST_ROUNDS = 100_000;

/** PostgreSQL and what speaks its protocol. No environment variable (PGOPTIONS, PGSSLMODE …) and no .pgpass counts. */
export const postgres: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const { user } = parameters;
    if (user === undefined) return call.verdict('unknown', 'PostgreSQL needs a user. Give one with the credential.');
    const stream = await call.open();
    const isSecure = call.needsTls(parameters, stream.remoteAddress);
    const ssl = isSecure && { rejectUnauthorized: true };
    const client = new Session({
      connection: new Careful({ stream: () => stream, ssl }),
      host: call.host,
      port: call.port,
      user,
      database: parameters.database ?? user,
      password: () => parameters.password ?? '', // a text that is empty would be looked up elsewhere
      ssl,
      sslnegotiation: 'postgres',
      scramMaxIterations: MOST_ROUNDS,
    });
    client.on('error', () => undefined);
    return client.connect().then(
      () => ask(client, call),
      (error: unknown) => refused(error, call),
    );
  });

/** Says who signs in and where, and nothing that the environment adds. */
class Session extends pg.Client {
  getStartupConf(): Record<string, string> {
    const { user = '', database = '' } = this;
    return { user, database, client_encoding: 'UTF8' };
  }
}

/** Reads nothing but whole messages, and ends with whatever the driver throws over one: nobody else would catch it. */
class Careful extends pg.Connection {
  override attachListeners(stream: Duplex): void {
    const cut = postgresMessages();
    const checked = new EventEmitter();
    super.attachListeners(checked);
    stream.on('data', (chunk: Buffer) => {
      try {
        for (const message of stream.destroyed ? [] : cut(chunk)) checked.emit('data', message);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
  }
}

async function ask(client: pg.Client, call: Call): Promise<Verdict> {
  try {
    await client.query('SELECT 1');
  } catch (error) {
    return refused(error, call);
  }
  await call.goodbye(client.end());
  return call.verdict('valid');
}

function refused(error: unknown, call: Call): Verdict {
  if (error instanceof pg.DatabaseError) return call.verdict(meaningOf(error), error.message);
  if (error instanceof Error && error.message.includes('does not support SSL')) return call.withoutTls();
  throw error;
}

function meaningOf({ code, routine }: pg.DatabaseError): Verdict['means'] {
  // Also what pg_hba.conf has no line for, of which the password is not the reason.
  if (code === '28000' && routine === 'ClientAuthentication') return 'unknown';
  if (code === '28P01' || code === '28000') return 'invalid';
  return code === '42501' ? 'forbidden' : 'unknown';
}
