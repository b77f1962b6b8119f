import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { randomNonce, randomPKCECodeVerifier } from 'openid-client';
import { Audit } from '../../audit/index.js';
import type { RequestTrace } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { Problem, problem } from '../../platform/index.js';
import { OneTimeTokens } from '../one-time-tokens.js';
import { placeOf } from '../place.js';
import { PublicAddress } from '../public-address.js';
import { newSecret } from '../session-grants.js';
import type { Visitor } from '../sessions.service.js';
import { SignInSteps, type SignInStep } from '../sign-in-steps.js';
import { Throttles, type Counted } from '../throttles.js';
import { hashOf } from '../token.js';
import type { Stranger } from './claims.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { ProvidedAccounts } from './provided-accounts.js';
import { callbackUrl, missingAddress } from './provider-addresses.js';
import { ProviderClient } from './provider-client.js';
import { findProvider, lockProvider } from './provider-rows.js';
import { SignInRefusal, type SignInProblem } from './sign-in-refusal.js';

export const SIGN_IN_SECONDS = 10 * 60;
const PURPOSE = 'oidc';

/** Kept under the hash of the state, as it opens nothing without the code that the provider gives. */
interface Begun {
  providerId: string;
  /** The server that the provider was then. */
  issuer: string;
  nonce: string;
  verifier: string;
  /** The local path to go to in the end. */
  to: string;
  /** The hash of the cookie of the browser that has begun. */
  browser: string;
}

/** What a browser brings that comes back. */
interface Homecoming {
  /** Whose address it was sent to. */
  providerId: string;
  /** All that the provider has sent with it. */
  query: string;
  /** The value of its cookie. */
  browser: string | undefined;
}

/** How coming back from a provider ends. */
export type Return = { to: string; step: SignInStep } | { problem: SignInProblem };

/** Lets people in whom an identity provider vouches for. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly address: PublicAddress,
    private readonly tokens: OneTimeTokens,
    private readonly throttles: Throttles,
    private readonly client: ProviderClient,
    private readonly accounts: ProvidedAccounts,
    private readonly steps: SignInSteps,
  ) {}

  /**
   * Where the browser goes, and the value of the cookie that it has to come back with.
   * @throws Problem `notFound`, `tooMany`, `conflict` without an address of the service, `unavailable` where the provider does not answer
   */
  async begin(providerId: string, to: string, { trace }: Visitor): Promise<{ url: string; browser: string }> {
    await this.throttles.attempt([countedFor(trace)]);
    const provider = await findProvider(this.database, providerId);
    if (!provider) throw problem('notFound', 'Identity provider', providerId);
    const { publicUrl } = this.address;
    if (publicUrl === undefined) throw missingAddress();
    const browser = newSecret();
    const ties = { nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const payload: Begun = { providerId, issuer: provider.issuer, ...ties, to, browser: hashOf(browser) };
    const carried = { organizationId: provider.organizationId, payload };
    const state = await this.database.write((tx) => this.tokens.make(tx, PURPOSE, carried, SIGN_IN_SECONDS));
    const url = await this.client
      .signInUrl(provider, { state, ...ties }, callbackUrl(publicUrl, providerId))
      .catch(unavailable);
    return { url, browser };
  }

  /** Ends what `begin` has begun. */
  async comeBack({ providerId, query, browser }: Homecoming, visitor: Visitor): Promise<Return> {
    const states = new URLSearchParams(query).getAll('state');
    const [state] = states;
    const begun = state === undefined || states.length > 1 ? undefined : await this.tokens.peek<Begun>(PURPOSE, state);
    if (!begun || state === undefined) return { problem: 'too-late' };
    const { organizationId, payload } = begun;
    const isTheirs = browser !== undefined && isSame(hashOf(browser), payload.browser);
    if (!isTheirs && !(await this.isFree(visitor))) return { problem: 'too-late' };
    try {
      if (!isTheirs) throw new SignInRefusal('too-late', 'The sign-in began in another browser');
      const step = await this.finish(providerId, state, query, visitor);
      await this.throttles.takeBack(countedFor(visitor.trace)); // many people may share an address
      return { to: payload.to, step };
    } catch (error) {
      const refusal = refusalIn(error);
      await this.record(organizationId, payload.providerId, refusal.message, visitor);
      return { problem: refusal.problem };
    }
  }

  /** Whether to write down once more that somebody brings what others have begun, which uses nothing up. */
  private async isFree({ trace }: Visitor): Promise<boolean> {
    try {
      await this.throttles.attempt([countedFor(trace)]);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'tooMany') return false;
      throw error;
    }
  }

  private async finish(cameFrom: string, state: string, query: string, visitor: Visitor): Promise<SignInStep> {
    const used = await this.database.write((tx) => this.tokens.use<Begun>(tx, PURPOSE, state));
    if (!used) throw new SignInRefusal('too-late', 'The sign-in was finished before');
    const { providerId, issuer, nonce, verifier } = used.payload;
    if (cameFrom !== providerId) throw isMixedUp(); // before its code goes anywhere
    const provider = await findProvider(this.database, providerId);
    if (provider?.issuer !== issuer) throw isOff();
    const { publicUrl } = this.address;
    if (publicUrl === undefined) throw missingAddress();
    const answer = new URL(`${callbackUrl(publicUrl, providerId)}?${query}`);
    const stranger = await this.client.whoCameBack(provider, answer, { state, nonce, verifier });
    const step = await this.letIn(provider, stranger, visitor);
    if (step instanceof SignInRefusal) throw step;
    return step;
  }

  private letIn(
    { id: providerId, organizationId, issuer }: IdentityProvider,
    stranger: Stranger,
    visitor: Visitor,
  ): Promise<SignInStep | SignInRefusal> {
    return this.database.write(async (tx) => {
      const provider = await lockProvider(this.database, tx, providerId);
      if (provider?.issuer !== issuer) throw isOff();
      const account = await this.accounts.settle(tx, provider, stranger, visitor.trace);
      if (account instanceof SignInRefusal) return account; // the memberships that have ended stay ended
      return this.steps.finish(tx, { ...account, organizationId, providerId }, 'oidc', visitor);
    });
  }

  private async record(organizationId: string, id: string, reason: string, { trace }: Visitor): Promise<void> {
    await this.database.write(async (tx) => {
      const [row] = await this.database.readIn(tx, 'SELECT name FROM identity_providers WHERE id = ?', [id]);
      const subject = { kind: 'IdentityProvider', id, name: row ? String(row['name']) : '' } as const;
      const details = { reason, address: trace.address };
      await this.audit.recordPassing(tx, { organizationId, workspaceId: null }, 'session.refused', subject, details);
    });
  }
}

function countedFor({ address }: RequestTrace): Counted {
  return { kind: 'oidc', about: placeOf(address), free: 40 };
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function isMixedUp(): SignInRefusal {
  return new SignInRefusal('provider-untrusted', 'The browser came back to the address of another identity provider');
}

function isOff(): SignInRefusal {
  return new SignInRefusal('provider-off', 'The identity provider was switched off, deleted or led to another issuer');
}

/** What is nobody's fault but ours is thrown on, and logged. */
function refusalIn(error: unknown): SignInRefusal {
  if (error instanceof SignInRefusal) return error;
  if (error instanceof Problem) return new SignInRefusal('failed', error.message);
  throw error;
}

function unavailable(error: unknown): never {
  throw error instanceof SignInRefusal ? problem('unavailable', `${error.message}. Try again in a moment, or sign in in another way`) : error; // prettier-ignore
}
