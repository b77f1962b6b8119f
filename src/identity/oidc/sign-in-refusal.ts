import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { EgressError } from '../../platform/index.js';

/** Why signing in through a provider has failed, as the console is told: `/sign-in?problem=<code>`. */
export type SignInProblem =
  /** It took more than ten minutes, was finished before, or began in another browser. */
  | 'too-late'
  /** The provider says no: the person has given up, or the client is not as it is registered there. */
  | 'provider-refused'
  | 'provider-unreachable'
  /** What the provider says does not hold: its name, the nonce, the signature, or who it is about. */
  | 'provider-untrusted'
  /** The provider was switched off, deleted or led to another issuer meanwhile. */
  | 'provider-off'
  /** Nothing gives the person a role here. */
  | 'no-role'
  /** The provider tells no e-mail address, without which there is no new account. */
  | 'no-email'
  /** An account has the e-mail address, and the provider does not say that it is the person's own. */
  | 'email-taken'
  /** The account with the e-mail address is linked to somebody else of the same provider. */
  | 'not-linked'
  /** Anything else; the audit log has the reason. */
  | 'failed';

/** Ends a sign-in. The message is for the audit log and holds nothing that a provider has said. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';

  constructor(
    readonly problem: SignInProblem,
    reason: string,
  ) {
    super(reason);
  }
}

/** What an error of the OpenID Connect library means. */
export function refusalBy(error: unknown): SignInRefusal {
  if (error instanceof SignInRefusal) return error;
  if (error instanceof AuthorizationResponseError)
    return new SignInRefusal('provider-refused', 'The identity provider has refused the sign-in');
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError)
    return new SignInRefusal('provider-refused', 'The identity provider takes the code or the client secret for wrong');
  const { cause, code } = error instanceof ClientError ? error : { cause: undefined, code: undefined };
  if (cause instanceof EgressError)
    return new SignInRefusal('provider-unreachable', `The identity provider cannot be asked. ${cause.message}`);
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
    return new SignInRefusal('provider-unreachable', 'The identity provider answers with an error');
  return new SignInRefusal('provider-untrusted', 'What the identity provider says does not hold');
}
