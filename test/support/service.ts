import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createApp } from '../../src/app.setup.js';
import { FoundingService } from '../../src/identity/index.js';
import { RefusalTime } from '../../src/identity/refusal-time.js';
import { Database } from '../../src/persistence/index.js';
import type { Config } from '../../src/platform/index.js';
import { Client } from './client.js';
import { createTestDatabase } from './engine.js';

/** The real application on a database of its own, listening on a port of its own. */
export interface Service {
  url: string;
  config: Config;
  database: Database;
  /** Every line that was logged. */
  logged: string[];
  /** The installation's first admin key: holds everything in the first organization. */
  admin: Client;
  adminToken: string;
  /** A part of the application, for what no request reaches. */
  get: <T>(part: new (...args: never[]) => T) => T;
  stop: () => Promise<void>;
}

/** Starts the service as `main` does. With `config`, on the database of an earlier one, which must be stopped. */
export async function startService(env: Record<string, string> = {}): Promise<Service> {
  const { config, drop } = await createTestDatabase(env);
  try {
    const service = await startOn(config);
    return {
      ...service,
      stop: async () => {
        await service.stop();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** Starts on a database that somebody else drops. `adminToken` is empty unless this start made the first organization. */
export async function startOn(config: Config): Promise<Service> {
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const app = await createApp(config, pino({ level: config.logLevel }, sink));
  app.get(RefusalTime).least = 0;
  const founded = await app.get(FoundingService).foundFirst(config.bootstrapApiKey);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const adminToken = founded?.apiKey.token ?? '';
  return {
    url,
    config,
    database: app.get(Database),
    logged,
    adminToken,
    admin: new Client(url, adminToken),
    get: (part) => app.get(part),
    stop: () => app.close(),
  };
}
