import type { Parameters, Verdict } from '@keyrack/recipes';
import type { Egress } from '../../platform/index.js';

/** How a driver gets to the server. */
export interface Way {
  egress: Egress;
  /** Where the credential may be sent (hostsOf of @keyrack/recipes). */
  hosts: readonly string[];
  /** For everything, in milliseconds. */
  timeoutMs: number;
  /** What must not be repeated, even when the server does (secretsOf of @keyrack/recipes). */
  secrets: readonly string[];
}

/**
 * Signs in, asks one harmless thing (SELECT 1, PING, …), signs out. Nothing is open afterwards.
 *
 * TLS, with the server's certificate verified, is used when it is asked for, when the port is one of TLS (465, 587, 5671), and
 * always when the server's address is not a private one: a password never crosses the Internet in clear. A private
 * address, which only KEYRACK_EGRESS_ALLOW opens, gets what was asked for.
 * @throws EgressError when the server cannot be reached or may not be
 */
export type Driver = (parameters: Parameters, way: Way) => Promise<Verdict>;
