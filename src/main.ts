import 'reflect-metadata';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createApp, API_PREFIX, DOCS_PATH } from './app.setup.js';
import { FoundingService, SetUpService } from './identity/index.js';
import { createLogger, loadConfig, say, StartError, type Config } from './platform/index.js';
import { welcome } from './welcome.js';

const STOP_WITHIN_MS = 30_000;

/** Starts the service and says where it is. */
async function start(): Promise<void> {
  const config = loadConfig();
  const log = createLogger(config.logLevel);
  const app = await createApp(config, log);
  // Before anything is said: whoever reads that it runs may stop it at once.
  const letGo = closerOfIdle(app.getHttpServer());
  stopOnSignal(async () => {
    letGo();
    await app.close();
    log.flush();
  });
  await app.listen(config.port, config.host).catch((error: unknown) => {
    throw listenError(error, config);
  });
  // Only now: a start that fails must not make a key that nobody sees.
  const founded = await app.get(FoundingService).foundFirst(config.bootstrapApiKey);
  if (
    !founded &&
    config.bootstrapApiKey !== undefined &&
    !(await app.get(FoundingService).isKnown(config.bootstrapApiKey))
  ) {
    log.warn('KEYRACK_BOOTSTRAP_API_KEY counts on the first start only: it is no key of this installation');
  }
  const setUpToken = await app.get(SetUpService).newToken();
  const { port } = app.getHttpServer().address() as { port: number };
  const url = config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  say(
    log,
    welcome({
      url,
      console: `${url}/`,
      api: `${url}/${API_PREFIX}`,
      docs: `${url}${DOCS_PATH}`,
      database: config.database.engine === 'sqlite' ? config.database.file : config.database.engine,
      backUp: backUp(config),
      setUp: setUpToken && `${url}/setup#${setUpToken}`,
      firstKey: founded && (config.bootstrapApiKey === undefined ? founded.apiKey.token : 'given'),
    }),
  );
}

/** The files that are lost with this machine unless somebody copies them. */
function backUp({ database, rootKey, dataDir }: Config): { database: string; rootKey: string } | undefined {
  if (database.engine !== 'sqlite' || rootKey !== undefined) return undefined;
  return { database: database.file, rootKey: join(dataDir, 'root.key') };
}

/**
 * Node waits for connections that stay open after their last answer, and for those that never sent anything.
 * @returns how to begin to close both
 */
function closerOfIdle(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const close = (): void => {
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
  return () => void setInterval(close, 50).unref();
}

/** Finishes what is in flight and exits with 0. A second signal does not wait. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function listenError(error: unknown, { host, port }: Config): unknown {
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken by another program: stop it, or set PORT to a free port.`);
  if (code === 'EACCES') return new StartError(`Port ${port} is reserved for the system: set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`HOST is no address of this machine: ${host}.`);
  return error;
}

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof StartError
      ? `Keyrack cannot start.\n${error.message}\n`
      : `Keyrack cannot start: ${String(error)}\n`,
  );
  process.exit(1);
});
