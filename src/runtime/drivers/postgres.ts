import type { Verdict } from '@keyrack/recipes';
import pg from 'pg';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';

const KIND = { name: 'PostgreSQL', port: 5432 };
/** A server that asks for more rounds of hashing wants to keep the processor busy. */
const LIMITS = { scramMaxIterations: 100_000 };

/** PostgreSQL and what speaks its protocol. No environment variable (PGOPTIONS, PGSSLMODE …) and no .pgpass counts. */
export const postgres: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const { user } = parameters;
    if (user === undefined) return call.verdict('unknown', 'PostgreSQL needs a user. Give one with the credential.');
    const stream = await call.open();
    const isSecure = call.needsTls(parameters, stream.remoteAddress);
    const client = new Session({
      stream: () => stream,
      host: call.host,
      port: call.port,
      user,
      database: parameters.database ?? user,
      password: () => parameters.password ?? '', // a text that is empty would be looked up elsewhere
      ssl: isSecure && { rejectUnauthorized: true },
      sslnegotiation: 'postgres',
      ...LIMITS, // which the types of the driver do not know
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
