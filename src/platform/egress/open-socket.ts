import { X509Certificate } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls';
import { EgressError } from './egress-error.js';
import { failureOf } from './failures.js';
import { placeOf, type Host } from './host.js';
import { answerWith } from './resolver.js';

/** What the two sides of a TLS connection show each other, in PEM. */
export interface TlsMaterial {
  /** The authorities that the server's certificate is to be from, instead of the usual ones. */
  ca?: string;
  /** The client's certificate and key. */
  cert?: string;
  key?: string;
  passphrase?: string;
}

export interface Endpoint {
  host: Host;
  port: number;
  /** Checked ones, and the only ones that are tried. */
  addresses: readonly LookupAddress[];
  /** Without it, no TLS. */
  tls?: TlsMaterial & { protocols?: string[] };
}

/** Node's default of 250 ms gives up on servers that are merely far away. */
const NEXT_ADDRESS_AFTER_MS = 1_000;
const ignore = (): void => undefined;

/**
 * Connects. An error of the socket that nobody listens for does not end the process.
 * @throws EgressError, or the signal's reason; nothing is left open then
 */
export async function openSocket(endpoint: Endpoint, signal: AbortSignal): Promise<Socket> {
  const { host, port, addresses, tls } = endpoint;
  const context = tls && secureContext(tls); // first: what is wrong with it needs no connection
  const socket = connectTcp({
    host,
    port,
    lookup: (...query) => answerWith(addresses, ...query),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS,
  });
  await ready(socket, 'connect', placeOf(host, port), signal);
  if (!context) return socket;
  const secure = connectTls({
    socket,
    host, // the name that the certificate must be for
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: context,
    rejectUnauthorized: true, // in so many words: NODE_TLS_REJECT_UNAUTHORIZED could say otherwise
    ...(tls?.protocols && { ALPNProtocols: tls.protocols }),
  });
  await ready(secure, 'secureConnect', placeOf(host, port), signal);
  return secure;
}

async function ready(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  place: string,
  signal: AbortSignal,
): Promise<void> {
  socket.on('error', ignore);
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    throw failureOf(error, place, event === 'connect' ? 'unreachable' : 'tls');
  }
}

function secureContext({ ca, cert, key, passphrase }: TlsMaterial): SecureContext {
  try {
    if (ca !== undefined) new X509Certificate(ca); // Node trusts nobody instead of saying that it cannot read this
    return createSecureContext({ ca, cert, key, passphrase, minVersion: 'TLSv1.2' });
  } catch {
    const what = 'The certificate, its key or passphrase, or the certificates of authorities cannot be read';
    throw new EgressError('tls', `${what}. They are to be PEM texts, and the key that of the certificate.`);
  }
}
