import type { Parameters, Verdict } from '@keyrack/recipes';
import type { Egress } from '../../platform/index.js';

/** How a driver may reach a server, and what it must not repeat. */
export interface Way {
  egress: Egress;
  /** Where the credential may be sent. */
  hosts: readonly string[];
  /** For everything, in milliseconds. */
  timeoutMs: number;
  /** What must not be repeated, even when the server does. */
  secrets: readonly string[];
}

/**
 * Signs in, asks one harmless thing, signs out, and says what the server made of it.
 * @throws EgressError when the server cannot be reached, or may not be
 */
export type Driver = (parameters: Parameters, way: Way) => Promise<Verdict>;
