import type { EventEmitter } from 'node:events';

/** What the driver of PostgreSQL has and its types do not know. Its version is pinned in package.json. */
declare module 'pg' {
  interface ClientConfig {
    /** Instead of one of its own. */
    connection?: Connection;
    scramMaxIterations?: number;
  }

  interface Connection {
    /** Reads the `data` of the connection, decrypted if it is encrypted. */
    attachListeners(stream: EventEmitter): void;
  }
}
