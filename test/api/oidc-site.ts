import type { Client } from '../support/client.js';
import { CLIENT_SECRET, startOidcServer, type Account, type OidcServer } from '../support/oidc-server.js';
import { must } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { Browser, PUBLIC_URL, type Arrival } from './oidc-browser.js';
import type { Me } from './shapes.js';

/** A service and two OpenID Connect servers that it may reach. */
export interface OidcSite {
  service: Service;
  one: OidcServer;
  two: OidcServer;
  workspaceId: string;
  stop: () => Promise<void>;
}

export async function startOidcSite(): Promise<OidcSite> {
  const [one, two] = [await startOidcServer(PUBLIC_URL), await startOidcServer(PUBLIC_URL)];
  const service = await startService({
    KEYRACK_PUBLIC_URL: PUBLIC_URL,
    KEYRACK_EGRESS_ALLOW: `${one.place},${two.place}`,
  });
  const { workspaceId } = (await must(service.admin.get<Me>('/me'))).body;
  const stop = async (): Promise<void> => {
    await service.stop();
    await one.stop();
    await two.stop();
  };
  return { service, one, two, workspaceId, stop };
}

/** The body of a provider whose group `editors` makes editors of a workspace. */
export function aProvider({ issuer }: Pick<OidcServer, 'issuer'>, workspaceId: string, more: object = {}) {
  return {
    name: 'Acme login',
    issuer,
    clientId: 'keyrack',
    clientSecret: CLIENT_SECRET,
    scopes: 'openid email profile groups',
    roleClaim: 'groups',
    mappings: [{ value: 'editors', workspaceId, role: 'editor' }],
    ...more,
  };
}

/** Makes a provider, registers its address at the server, and gives its id. */
export async function newProvider(
  admin: Client,
  server: OidcServer,
  workspaceId: string,
  more: object = {},
): Promise<string> {
  const body = aProvider(server, workspaceId, more);
  const made = await must(admin.post<{ id: string; redirectUri: string }>('/identity-providers', body));
  server.registered.add(made.body.redirectUri);
  return made.body.id;
}

let counter = 0;

/** Somebody new in the group `editors`, with an address that is their own. */
export function somebody(more: Partial<Account> = {}): Account {
  const n = ++counter;
  return { sub: `sub-${n}`, email: `oidc${n}@example.com`, email_verified: true, name: `Oidc ${n}`, groups: ['editors'], ...more }; // prettier-ignore
}

/** Signs somebody in, in a new browser. */
export async function signInAs(
  service: Service,
  server: OidcServer,
  providerId: string,
  account: Account,
  to?: string,
): Promise<Arrival & { browser: Browser }> {
  server.account = account;
  const browser = new Browser(service);
  return { browser, ...(await browser.signIn(providerId, to === undefined ? {} : { to })) };
}

export function problemOf(problem: string): { status: number; to: string } {
  return { status: 303, to: `/sign-in?problem=${problem}` };
}

/** Why the last sign-in was refused, by the audit log. */
export async function lastRefusal(admin: Client): Promise<unknown> {
  return (await must(admin.get<{ data: unknown[] }>('/audit?event=session.refused&limit=1'))).body.data[0];
}
