import type { Parameters, Verdict } from '@keyrack/recipes';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isIP, type Socket } from 'node:net';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';
import type { Metered } from './metered.js';

const KIND = { name: 'SMTP', port: 587 };
const IMPLICIT_PORT = 465;
const SUBMISSION_PORT = 587;
const UNASKED = 'The server lets people sign in. Give a user and a password to test that.';

/** A server that takes mail. TLS from the first byte at port 465, elsewhere by STARTTLS. No mail is sent. */
export const smtp: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const stream = await call.open();
    const connection = connectionFor(call, parameters, stream);
    call.onClose(() => connection.close());
    try {
      await ready(connection);
      const { user, password } = parameters;
      if (user !== undefined && password !== undefined) await signIn(connection, user, password);
      else if (connection.allowsAuth) return call.verdict('unknown', UNASKED);
      await call.goodbye(left(connection));
      return call.verdict('valid');
    } catch (error) {
      return refused(error, call);
    }
  });

function connectionFor(call: Call, parameters: Parameters, stream: Metered): SMTPConnection {
  const isImplicit = call.port === IMPLICIT_PORT;
  const isSecure = call.port === SUBMISSION_PORT || call.needsTls(parameters, stream.remoteAddress);
  return new SMTPConnection({
    connection: stream as unknown as Socket, // it has what is called of one
    host: call.host,
    port: call.port,
    secure: isImplicit,
    ...(!isImplicit && (isSecure ? { requireTLS: true } : { ignoreTLS: true })),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(isIP(call.host) === 0 && { servername: call.host }) },
    name: '[127.0.0.1]', // the name of this machine is nobody's business
    socketCloseTimeout: 0,
    connectionTimeout: call.way.timeoutMs,
    greetingTimeout: call.way.timeoutMs,
    socketTimeout: call.way.timeoutMs,
  });
}

function ready(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function signIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
  });
}

function left(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve) => {
    connection.once('end', resolve);
    connection.quit();
  });
}

function refused(error: unknown, call: Call): Verdict {
  const { responseCode, response, command } = error as SMTPConnection.SMTPError;
  if (command === 'STARTTLS' && response !== undefined) return call.withoutTls();
  if (responseCode === undefined) throw error;
  // 535: wrong. 534: right perhaps, but not the kind of password that the server takes from programs.
  const isRefused = responseCode === 535 || responseCode === 534;
  return call.verdict(isRefused ? 'invalid' : 'unknown', response);
}
