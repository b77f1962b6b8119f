/**
 * The parts of MongoDB's driver that make and use one connection. Its client cannot be given a socket and has none of
 * its own to show; these take one, as they do for proxies. The version of the driver is pinned in package.json.
 */
declare module 'mongodb/lib/cmap/connection.js' {
  import type { Document } from 'mongodb';

  export class Connection {
    constructor(stream: unknown, options: unknown);
    command(namespace: unknown, command: Document, options?: object, type?: unknown): Promise<Document>;
    destroy(): void;
  }
}

declare module 'mongodb/lib/cmap/connect.js' {
  import type { Connection } from 'mongodb/lib/cmap/connection.js';

  export function connect(options: object): Promise<Connection>;
}

declare module 'mongodb/lib/cmap/auth/mongo_credentials.js' {
  export class MongoCredentials {
    constructor(options: { username: string; password: string; source: string; mechanism: string });
  }
}

declare module 'mongodb/lib/mongo_client_auth_providers.js' {
  export class MongoClientAuthProviders {}
}

declare module 'mongodb/lib/utils.js' {
  export function ns(text: string): unknown;
  export const HostAddress: { fromHostPort(host: string, port: number): unknown };
}
