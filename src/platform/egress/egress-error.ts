/** Why something was not asked, or not answered. */
export type EgressCode =
  /** What was to be asked makes no sense: a broken URL, host, port, method or header. */
  | 'malformed'
  /** The host is none of those that the credential may be sent to. */
  | 'host-not-allowed'
  /** The host leads to an address that is not public and that KEYRACK_EGRESS_ALLOW does not name. */
  | 'address-not-allowed'
  /** http:// to a place that KEYRACK_EGRESS_ALLOW does not name. */
  | 'clear-text'
  /** The name has no address. */
  | 'not-found'
  /** Nothing listens there. */
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'tls'
  /** Too much is under way already, in the service or towards this host. */
  | 'too-many'
  /** The server redirects to where one must not follow, or too often. */
  | 'redirect'
  /** The answer is no HTTP, or its headers are too large. */
  | 'protocol'
  /** The connection ended before the answer did. */
  | 'closed';

/**
 * What went wrong on the way out. The message is a sentence for a person that says what to do; it names hosts and ports, and
 * never a path, a query, a userinfo, a header or a body. No cause is kept: Node's errors quote some of these.
 */
export class EgressError extends Error {
  override readonly name = 'EgressError';

  constructor(
    readonly code: EgressCode,
    message: string,
  ) {
    super(message);
  }
}
