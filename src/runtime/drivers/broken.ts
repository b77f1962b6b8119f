import { failureOf, type EgressError } from '../../platform/index.js';

const TLS = /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_)|SELF_SIGNED|^(EPROTO|ETLS|HANDSHAKE_SSL_ERROR)$/;
const UNREACHABLE = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)$/;
const BROKEN = /^(ECONNRESET|EPIPE|ECONNABORTED|PROTOCOL_CONNECTION_LOST|ERR_STREAM_.*)$/;

/** What became of the connection, when that is what a driver's error is about; undefined when it is about something else. */
export function brokenBy(error: unknown, place: string): EgressError | undefined {
  const code = codeOf(error);
  if (UNREACHABLE.test(code)) return failureOf({ code }, place, 'unreachable');
  if (TLS.test(code)) return failureOf({ code }, place, 'tls');
  return BROKEN.test(code) || isEnd(error) ? failureOf({ code: 'ECONNRESET' }, place, 'closed') : undefined;
}

/** Node's code, also where a driver wraps the error that has it. */
function codeOf(error: unknown): string {
  const { code, originalCode, cause } = (error ?? {}) as { code?: unknown; originalCode?: unknown; cause?: unknown };
  const isKnown = (text: unknown): text is string =>
    typeof text === 'string' && [TLS, BROKEN, UNREACHABLE].some((codes) => codes.test(text));
  const own = [originalCode, code].find(isKnown);
  if (own !== undefined) return own;
  return cause === undefined ? '' : codeOf(cause);
}

/** Drivers have words, but no codes, for a connection that ends. */
function isEnd(error: unknown): boolean {
  return error instanceof Error && /terminated|closed|hang ?up|Connection lost/i.test(error.message);
}
