import type { CredentialType } from '@keyrack/credential-types';
import { explain, type Verdict } from '@keyrack/recipes';
import type { EgressCode } from '../platform/index.js';

/** What the test of a credential found. */
export interface Outcome {
  /** `unknown` when nobody can tell. */
  result: 'valid' | 'invalid' | 'unknown';
  /** A sentence that a person can act on, without secrets. */
  message: string;
  /** Why: what the provider's answer means, or what was in the way of asking. */
  reason: Reason;
  /** The status of the provider's answer, if it was one of HTTP. */
  status?: number;
  /** How long the provider wants to be left alone. */
  retryAfterSeconds?: number;
  /** The provider's own sentence, without secrets. */
  said?: string;
}

export type Reason =
  | Verdict['means']
  | EgressCode
  /** The values cannot be sent as they are. */
  | 'values'
  /** Nothing can tell whether credentials of this type work. */
  | 'untestable';

/** A provider that knows a key and refuses the question has not said that the key is no good. */
const RESULTS: Record<Verdict['means'], Outcome['result']> = {
  valid: 'valid',
  invalid: 'invalid',
  expired: 'invalid',
  forbidden: 'unknown',
  'rate-limited': 'unknown',
  unknown: 'unknown',
};

/** What a provider's answer comes to. */
export function outcomeOf(type: CredentialType, verdict: Verdict): Outcome {
  const { means, said, status, retryAfterSeconds } = verdict;
  return {
    result: RESULTS[means],
    message: explain(type, verdict),
    reason: means,
    ...(status !== undefined && { status }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(said !== undefined && { said }),
  };
}

/** That nobody can tell, and why: a sentence with its full stop. */
export function cannotTell(reason: Reason, why: string): Outcome {
  return { result: 'unknown', message: `Cannot tell: ${why}`, reason };
}
