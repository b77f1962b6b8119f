import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  ClientError,
  customFetch,
  discovery,
  type CustomFetch,
  type ServerMetadata,
} from 'openid-client';
import { Egress, EgressError, problem, type EgressRequest } from '../../platform/index.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { refusalBy, SignInRefusal } from './sign-in-refusal.js';

const KEPT_MS = 5 * 60_000;
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
/** Take PKCE, and do not say so in their discovery documents. */
const SILENT_ABOUT_PKCE = new Set(['login.microsoftonline.com']);
const NO_DOCUMENT =
  'There is no discovery document of OpenID Connect for this issuer: …/.well-known/openid-configuration, in JSON';
const ANOTHER_ISSUER =
  'The discovery document names another issuer. Write it as the provider does, with or without a slash at its end';

interface Kept {
  stamp: number;
  until: number;
  metadata: Promise<ServerMetadata>;
}

/** What providers say of themselves, and the way to them. */
@Injectable()
export class Discovery {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly egress: Egress) {}

  /** Sends what the library asks for through the one way out. The discovery document decides which hosts that are. */
  readonly fetch: CustomFetch = async (url, { method, headers, body }) => {
    const { hostname } = new URL(url);
    const sent = body === null || body === undefined ? {} : { body: String(body as string | URLSearchParams) };
    const request = { method: method as EgressRequest['method'], url, headers, hosts: [hostname], ...sent };
    const answer = await this.egress.request(request);
    if (answer.truncated) throw new EgressError('protocol', `${hostname} answers with more than can be read.`);
    const type = answer.headers['content-type'];
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  };

  /**
   * What the provider says of itself, at most five minutes old.
   * @throws SignInRefusal
   */
  of({ id, updatedAt, issuer, sealed }: IdentityProvider): Promise<ServerMetadata> {
    for (const [old, { until }] of this.kept) if (until <= Date.now()) this.kept.delete(old);
    const known = this.kept.get(id);
    if (known && known.stamp === updatedAt.getTime()) return known.metadata;
    const metadata = this.ask(issuer, sealed === null);
    this.kept.set(id, { stamp: updatedAt.getTime(), until: Date.now() + KEPT_MS, metadata });
    metadata.catch(() => this.forget(id, metadata)); // so that the next one asks again
    return metadata;
  }

  /**
   * Whether a provider can be used, before it is saved.
   * @throws Problem `invalid` that says what is missing
   */
  async check(issuer: string, isPublic: boolean): Promise<void> {
    try {
      await this.ask(issuer, isPublic);
    } catch (error) {
      if (error instanceof SignInRefusal) throw problem('invalid', { issuer: `issuer: ${error.message}` });
      throw error;
    }
  }

  private forget(id: string, metadata: Promise<ServerMetadata>): void {
    if (this.kept.get(id)?.metadata === metadata) this.kept.delete(id);
  }

  private async ask(issuer: string, isPublic: boolean): Promise<ServerMetadata> {
    const insecure = isClearText(issuer) ? [allowInsecureRequests] : [];
    const options = { [customFetch]: this.fetch, execute: insecure };
    try {
      const found = await discovery(new URL(issuer), 'keyrack', undefined, undefined, options);
      const metadata = found.serverMetadata();
      const fault = faultOf(metadata, issuer, isPublic);
      if (fault !== undefined) throw new SignInRefusal('provider-untrusted', fault);
      return metadata;
    } catch (error) {
      throw refusalOfDiscovery(error);
    }
  }
}

/** Only a provider that is itself asked in clear text, which egress must allow, may have others asked so. */
export function isClearText(issuer: string): boolean {
  return issuer.startsWith('http:');
}

/** Browsers are sent to what a provider names: never to `javascript:` and the like. */
export function isWebAddress(url: unknown, issuer: string): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isClearText(issuer));
}

function faultOf(metadata: ServerMetadata, issuer: string, isPublic: boolean): string | undefined {
  if (metadata.issuer !== issuer) return ANOTHER_ISSUER;
  if (!ENDPOINTS.every((name) => isWebAddress(metadata[name], issuer)))
    return `The discovery document lacks one of ${ENDPOINTS.join(', ')}, or one is no https:// address`;
  if (metadata.response_types_supported?.includes('code') === false)
    return 'The provider does not offer the authorization code flow';
  const methods = metadata.code_challenge_methods_supported;
  const isSilent = methods === undefined && SILENT_ABOUT_PKCE.has(new URL(issuer).hostname);
  if (!isSilent && methods?.includes('S256') !== true) return 'The provider does not offer PKCE with S256';
  // What keeps codes from others is the address of its own. Where a client is registered with more, this still does.
  if (isPublic && metadata.authorization_response_iss_parameter_supported !== true)
    return 'The provider does not name itself in its answers (RFC 9207), so a client of it needs a secret: give clientSecret';
  return undefined;
}

function refusalOfDiscovery(error: unknown): SignInRefusal {
  const refusal = refusalBy(error);
  const { code } = error instanceof ClientError ? error : { code: undefined };
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return new SignInRefusal('provider-untrusted', ANOTHER_ISSUER);
  const isAnswered = code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || refusal.problem === 'provider-untrusted';
  return isAnswered && refusal !== error ? new SignInRefusal(refusal.problem, NO_DOCUMENT) : refusal;
}
