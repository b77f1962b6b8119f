import type { Verdict } from '@keyrack/recipes';
import { createConnection, type Connection } from 'mysql2';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';

const KIND = { name: 'MySQL', port: 3306 };
/** By error number. Others tell nothing of the credential: no such database, too many connections … */
const MEANINGS: Readonly<Record<number, Verdict['means']>> = {
  1045: 'invalid',
  1698: 'invalid',
  1044: 'forbidden',
  1142: 'forbidden',
  3118: 'forbidden', // the account is locked
  1820: 'expired',
  1862: 'expired',
};

/** MySQL, MariaDB and what speaks their protocol. The server gets no file, and no password in clear. */
export const mysql: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const stream = await call.open();
    const isSecure = call.needsTls(parameters, stream.remoteAddress);
    const connection = createConnection({
      stream,
      // The driver checks certificates of names only. Node takes an address with a dot behind it for what it is.
      host: /^[\d.]+$|:/.test(call.host) ? `${call.host}.` : call.host,
      user: parameters.user ?? '',
      password: parameters.password ?? '',
      ...(parameters.database !== undefined && { database: parameters.database }),
      ...(isSecure && { ssl: { rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' } }),
      flags: ['-LOCAL_FILES'],
      enableCleartextPlugin: false,
      connectTimeout: 0, // the call has its own
    });
    call.onClose(() => connection.destroy());
    return ask(connection).then(
      async () => {
        await call.goodbye(new Promise((resolve) => connection.end(resolve)));
        return call.verdict('valid');
      },
      (error: unknown) => refused(error, call),
    );
  });

/** The driver reports what goes wrong to whoever asks, or to the connection. */
function ask(connection: Connection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.on('warn', (odd: Error) => {
      connection.pause(); // the driver would write a line for every packet that comes out of turn
      setImmediate(reject, odd);
    });
    connection.query('SELECT 1', (error) => (error ? reject(error) : resolve()));
  });
}

function refused(error: unknown, call: Call): Verdict {
  const { errno, code, sqlMessage } = error as { errno?: number; code?: string; sqlMessage?: string };
  if (errno !== undefined && sqlMessage !== undefined) return call.verdict(MEANINGS[errno] ?? 'unknown', sqlMessage);
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return call.withoutTls();
  if (code === 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED' || code === 'AUTH_SWITCH_PLUGIN_ERROR')
    return call.verdict('unknown', 'The server wants the password in a way that Keyrack does not send it in.');
  throw error;
}
