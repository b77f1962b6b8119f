import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { landingUrl } from '../../src/identity/oidc/provider-addresses.js';

export const CLIENT_SECRET = 'not-a-real-secret-of-a-client';

/** What a provider knows of somebody, beside any other claim. */
export interface Account {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
  groups?: unknown;
  realm?: unknown;
}

/** How a provider deviates from what it should do. */
interface Lies {
  /** Instead of what its discovery document says. */
  document: Record<string, unknown>;
  /** Another nonce than it was given. */
  nonce?: string;
  /** Keys that it has not signed with. */
  foreignKeys?: true;
  /** Tokens say no more than they have to; the rest is told when it is asked for. */
  withoutClaims?: true;
  /** Everything ends with this status. */
  status?: number;
}

/** A real OpenID Connect server on this machine, at which everybody signs in without being asked. */
export interface OidcServer {
  issuer: string;
  /** As KEYRACK_EGRESS_ALLOW takes it. */
  place: string;
  /** Who signs in next. */
  account: Account;
  lies: Lies;
  /** Where it sends browsers back to, and nowhere else. */
  registered: Set<string>;
  /** Paths that it was asked for. */
  asked: string[];
  stop: () => Promise<void>;
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { publicKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** With a client `keyrack`, which has a secret, and a client `keyrack-public`, which has none. */
export async function startOidcServer(publicUrl: string): Promise<OidcServer> {
  const http = createServer();
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo;
  const place = `127.0.0.1:${port}`;
  const issuer = `http://${place}`;
  const accounts = new Map<string, Account>();
  const server: OidcServer = {
    issuer,
    place,
    account: { sub: 'nobody' },
    lies: { document: {} },
    registered: new Set(),
    asked: [],
    stop: async () => {
      http.closeAllConnections();
      await once(http.close(), 'close');
    },
  };
  const provider = new Provider(issuer, configurationOf(publicUrl, accounts, server));
  // Its clients are there before the providers of the service, whose addresses are registered later.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => server.registered.has(uri);
  const serve = provider.callback();
  const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await provider.interactionDetails(request, response);
    accounts.set(server.account.sub, server.account);
    await provider.interactionFinished(request, response, { login: { accountId: server.account.sub } });
  };
  const truth: { document?: object } = {};
  http.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    server.asked.push(url.pathname);
    const { nonce, status, foreignKeys } = server.lies;
    if (status !== undefined) return void response.writeHead(status).end();
    if (url.pathname === '/jwks' && foreignKeys)
      return answer(response, { keys: [{ ...foreignKey.export({ format: 'jwk' }), ...KEY }] });
    if (url.pathname === '/.well-known/openid-configuration' && truth.document)
      return answer(response, { ...truth.document, ...server.lies.document });
    if (url.pathname.startsWith('/interaction/')) return void signIn(request, response);
    if (url.pathname === '/auth' && nonce !== undefined) {
      url.searchParams.set('nonce', nonce);
      request.url = url.pathname + url.search;
    }
    void serve(request, response);
  });
  truth.document = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as object;
  return server;
}

const KEY = { kid: 'test', alg: 'RS256', use: 'sig' };

function configurationOf(publicUrl: string, accounts: ReadonlyMap<string, Account>, server: OidcServer): Configuration {
  const client = {
    redirect_uris: [`${publicUrl}/not-registered-yet`],
    post_logout_redirect_uris: [landingUrl(publicUrl)],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  };
  return {
    clients: [
      {
        ...client,
        client_id: 'keyrack',
        client_secret: CLIENT_SECRET,
        token_endpoint_auth_method: 'client_secret_basic',
      },
      { ...client, client_id: 'keyrack-public', token_endpoint_auth_method: 'none' },
    ],
    clientAuthMethods: ['client_secret_basic', 'none'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups', 'realm'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: (use: string) => ({ ...(use === 'id_token' && server.lies.withoutClaims ? {} : accounts.get(sub)), sub }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), ...KEY }] },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  };
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
