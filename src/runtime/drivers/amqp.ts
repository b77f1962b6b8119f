import type { Parameters, Verdict } from '@keyrack/recipes';
import { connect, type Connection } from 'amqplib/callback_api';
import { callTo, type Call } from './call.js';
import { caught, pin } from './caught.js';
import type { Driver } from './driver.js';

const KIND = { name: 'AMQP 0-9-1', port: 5672 };
const TLS_PORT = 5671;
const FRAME_BYTES = 64 * 1024;

/** RabbitMQ and others that speak AMQP 0-9-1. Opens the virtual host and closes it again. */
export const amqp: Driver = (parameters, way) => {
  const kind = parameters.tls ? { ...KIND, port: TLS_PORT } : KIND;
  return callTo(kind, parameters, way, async (call) => {
    if (mechanismIn(parameters.url) !== undefined)
      return call.verdict('unknown', 'Keyrack signs in with user and password only. Leave auth_mechanism out.');
    const { lookup, address } = await pin(call);
    const isSecure = call.port === TLS_PORT || call.needsTls(parameters, address);
    const way = isSecure ? { socket: await call.open(), rejectUnauthorized: true } : { lookup };
    const open = (): Promise<Connection> => opened(call, parameters, isSecure, way);
    try {
      const connection = await (isSecure ? open() : caught(call, open));
      await call.goodbye(new Promise((resolve) => connection.close(resolve)));
      return call.verdict('valid');
    } catch (error) {
      return refused(error, call);
    }
  });
};

function opened(call: Call, parameters: Parameters, isSecure: boolean, way: object): Promise<Connection> {
  const place = {
    protocol: isSecure ? 'amqps' : 'amqp',
    hostname: call.host,
    port: call.port,
    username: parameters.user ?? '',
    password: parameters.password ?? '',
    // The driver decodes it, as if it came from a URL.
    vhost: encodeURIComponent(parameters.database ?? '/'),
    frameMax: FRAME_BYTES,
    maxFrameSize: FRAME_BYTES,
    heartbeat: 0,
  };
  return new Promise((resolve, reject) => {
    connect(place, way, (error: unknown, connection: Connection) => {
      if (error) return reject(error instanceof Error ? error : new Error('refused'));
      connection.on('error', () => undefined);
      resolve(connection);
    });
  });
}

/** The driver has no fields for the server's code and text, but a sentence of its own around them. */
function refused(error: unknown, call: Call): Verdict {
  const text = error instanceof Error ? error.message : '';
  const [, code, said] = /^Handshake terminated by server: (\d+) \([^)]*\) with message "(.*)"$/s.exec(text) ?? [];
  if (code !== undefined) return call.verdict(code === '403' ? 'invalid' : 'unknown', said);
  // What the server says here is lost in the driver: a virtual host that is not there, or not for this user.
  if (/^Expected ConnectionOpenOk; got <ConnectionClose\b/.test(text))
    return call.verdict(
      'forbidden',
      'The user may sign in, but the virtual host is not there or not open to this user.',
    );
  if (/^SASL mechanism /.test(text))
    return call.verdict('unknown', 'The server does not let anybody sign in by password.');
  throw error;
}

function mechanismIn(url: string | undefined): string | undefined {
  const query = new URLSearchParams(/\?([^#]*)/.exec(url ?? '')?.[1]);
  return query.getAll('auth_mechanism').find((name) => name.toUpperCase() !== 'PLAIN');
}
