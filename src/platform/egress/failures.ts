import { EgressError, type EgressCode } from './egress-error.js';

const UNTRUSTED =
  'has a certificate from an authority that is not trusted here. Give the certificate of that authority with the ' +
  'credential, or to the whole service with NODE_EXTRA_CA_CERTS.';
const NO_TLS = 'does not speak TLS on this port. Check the port, or whether it takes connections without TLS only.';
const ENDED = 'ended the connection before it had answered. Check the port, or try again later.';
const HEADERS_TOO_LARGE = 'answered with headers larger than 16 KiB.';

/** What Node's codes mean; each sentence goes on after the host and port. */
const MEANINGS: Readonly<Record<string, [code: EgressCode, sentence: string]>> = {
  ECONNREFUSED: ['refused', 'refuses connections: nothing listens there. Check the host and the port.'],
  ENOTFOUND: ['not-found', 'has no address: the name is not known. Check the host.'],
  ENODATA: ['not-found', 'has no address: the name is known, but leads nowhere. Check the host.'],
  EAI_AGAIN: ['unreachable', 'could not be looked up: the name servers did not answer. Try again later.'],
  ETIMEDOUT: ['timeout', 'does not answer. Check the host and the port, and firewalls on the way.'],
  ECONNRESET: ['closed', ENDED],
  EPIPE: ['closed', ENDED],
  CERT_HAS_EXPIRED: ['tls', 'has a certificate that has expired. Whoever runs the server has to renew it.'],
  CERT_NOT_YET_VALID: ['tls', 'has a certificate that is not valid yet. Check the clocks of both sides.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'has a certificate for another name. Use the name that it was made for.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', UNTRUSTED],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', UNTRUSTED],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', UNTRUSTED],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', UNTRUSTED],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', UNTRUSTED],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', NO_TLS],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls', NO_TLS],
  HPE_HEADER_OVERFLOW: ['protocol', HEADERS_TOO_LARGE],
};

const GENERAL: Readonly<Partial<Record<EgressCode, string>>> = {
  tls: 'did not agree on a TLS connection',
  protocol: 'did not answer in HTTP. Check the port',
  closed: 'ended the connection before it had answered',
};

/**
 * Words a failure of Node's for a person.
 * @param otherwise what a failure is at this stage when its code does not tell
 */
export function failureOf(error: unknown, place: string, otherwise: EgressCode): EgressError {
  const found = codeOf(error);
  const [code, sentence] = MEANINGS[found] ?? [];
  // A connection that breaks off during the handshake is an answer about TLS.
  if (code !== undefined && !(otherwise === 'tls' && code === 'closed')) {
    return new EgressError(code, `${place} ${sentence}`);
  }
  const kind = kindOf(found) ?? otherwise;
  return new EgressError(kind, `${place} ${GENERAL[kind] ?? 'cannot be reached from here'} (${found}).`);
}

function kindOf(code: string): EgressCode | undefined {
  if (/^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_)|^EPROTO$|SELF_SIGNED/.test(code)) return 'tls';
  return code.startsWith('HPE_') ? 'protocol' : undefined;
}

/** The code alone. Messages and other fields of Node's errors can hold what was sent or answered. */
function codeOf(error: unknown): string {
  const codes = error instanceof AggregateError ? error.errors.map(codeOf) : [];
  if (codes.includes('ECONNREFUSED')) return 'ECONNREFUSED'; // tells more than that IPv6 leads nowhere
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? code : 'no reason given';
}
