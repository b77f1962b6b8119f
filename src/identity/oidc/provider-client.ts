import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type ClientAuth,
  type ServerMetadata,
} from 'openid-client';
import { Problem } from '../../platform/index.js';
import { TextSeal, type SealedPlace } from '../second-factor/text-seal.js';
import { lacksSomething, strangerIn, type Stranger } from './claims.js';
import { Discovery, isClearText, isWebAddress } from './discovery.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { refusalBy, SignInRefusal } from './sign-in-refusal.js';

/** What ties an answer of a provider to the question. */
export interface Ties {
  state: string;
  nonce: string;
  verifier: string;
}

/** Speaks OpenID Connect with providers. */
@Injectable()
export class ProviderClient {
  constructor(
    private readonly discovery: Discovery,
    private readonly seal: TextSeal,
  ) {}

  /**
   * Where a browser goes to sign in.
   * @throws SignInRefusal
   */
  async signInUrl(provider: IdentityProvider, { state, nonce, verifier }: Ties, redirectUri: string): Promise<string> {
    return judged(async () => {
      const url = buildAuthorizationUrl(await this.configurationOf(provider), {
        redirect_uri: redirectUri,
        scope: provider.scopes,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    });
  }

  /**
   * Who has come back from the provider.
   * @param answer the whole address to which the provider has sent the browser
   * @throws SignInRefusal
   */
  async whoCameBack(provider: IdentityProvider, answer: URL, ties: Ties): Promise<Stranger> {
    const stranger = await judged(async () => {
      const configuration = await this.configurationOf(provider);
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: ties.state,
        expectedNonce: ties.nonce,
        pkceCodeVerifier: ties.verifier,
        idTokenExpected: true,
      });
      const token = tokens.claims() ?? { sub: '' };
      const isAsked = lacksSomething(token, provider.roleClaim) && configuration.serverMetadata().userinfo_endpoint;
      const userInfo = isAsked ? await fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
      return strangerIn({ token, userInfo }, provider.roleClaim);
    });
    if (!stranger) throw new SignInRefusal('provider-untrusted', 'The identity provider names nobody, or by a subject that is none'); // prettier-ignore
    return stranger;
  }

  /** Where a browser goes to end its session at the provider; undefined where there is no such place, or the provider does not answer. */
  async signOutUrl(provider: IdentityProvider, landing: string): Promise<string | undefined> {
    const metadata = await this.discovery.of(provider).catch(() => undefined);
    const endpoint = metadata?.end_session_endpoint;
    if (!isWebAddress(endpoint, provider.issuer)) return undefined;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', provider.clientId);
    url.searchParams.set('post_logout_redirect_uri', landing);
    return url.href;
  }

  private async configurationOf(provider: IdentityProvider): Promise<Configuration> {
    const metadata = await this.discovery.of(provider);
    const secret = await this.secretOf(provider);
    const configuration = new Configuration(metadata, provider.clientId, undefined, authentication(metadata, secret));
    configuration[customFetch] = this.discovery.fetch;
    if (isClearText(provider.issuer)) allowInsecureRequests(configuration);
    enableNonRepudiationChecks(configuration); // without, the signature of a token that came over TLS is not looked at
    return configuration;
  }

  private async secretOf(provider: IdentityProvider): Promise<string | undefined> {
    if (provider.sealed === null) return undefined;
    const secret = await this.seal.open(secretPlaceOf(provider), provider.sealed);
    if (secret !== undefined) return secret;
    throw new SignInRefusal('failed', 'The client secret of the identity provider does not open. Give it anew');
  }
}

/** A secret belongs to its provider, and opens for no other. */
export function secretPlaceOf({ id, organizationId }: Pick<IdentityProvider, 'id' | 'organizationId'>): SealedPlace {
  return { purpose: 'identity-provider', organizationId, workspaceId: null, id };
}

function authentication(metadata: ServerMetadata, secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  const takesPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
  return takesPost ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

async function judged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Problem ? error : refusalBy(error);
  }
}
