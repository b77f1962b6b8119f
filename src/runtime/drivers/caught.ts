import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LookupFunction, Socket } from 'node:net';
import { EgressError, isPrivate } from '../../platform/index.js';
import type { Call } from './call.js';
import { meter } from './metered.js';

/** The addresses that were checked, and that a driver may connect to itself. */
export interface Pinned {
  lookup: LookupFunction;
  /** One of them, and one that is not private if there is any. */
  address: string;
}

type Found = { address: string; family: number };

/**
 * Looks the host up once, checked. Drivers that open their sockets get this answer and no later one. A host that is an
 * address is checked here too: Node would not ask.
 * @throws EgressError
 */
export async function pin({ host, port, way: { egress, hosts } }: Call): Promise<Pinned> {
  const found = await ask(egress.lookupFor(hosts, port), host);
  const lookup: LookupFunction = (_, { all }, callback) => {
    const [first] = found;
    if (!first) callback(new EgressError('not-found', `${host} has no address. Check the host.`), []);
    else if (all) callback(null, found);
    else callback(null, first.address, first.family);
  };
  const address = found.find((one) => !isPrivate(one.address))?.address ?? found[0]?.address ?? '';
  return { lookup, address };
}

function ask(lookup: LookupFunction, host: string): Promise<Found[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(Array.isArray(found) ? found : []);
    });
  });
}

/**
 * Runs what opens a socket, at once, within a driver that takes none and shows none, so that the socket is bounded in what it
 * reads and ends with the call.
 */
export function caught<T>(call: Call, open: () => T): T {
  let count = 0;
  const take = (message: unknown): void => {
    count++;
    const { socket } = message as { socket: Socket }; // as Node documents it
    const isBounded = meter(() => call.flood());
    const push = socket.push.bind(socket);
    socket.push = (chunk: Buffer | null, ...rest) => chunk !== null && !isBounded(chunk) ? false : push(chunk, ...rest); // prettier-ignore
    socket.on('error', () => undefined);
    call.onClose(() => socket.destroy());
  };
  subscribe('net.client.socket', take);
  try {
    const opened = open();
    if (count !== 1) throw new Error('The driver has not opened one socket at once.');
    return opened;
  } finally {
    unsubscribe('net.client.socket', take);
  }
}
