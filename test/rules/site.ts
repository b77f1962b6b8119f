import type { BuiltInRoleName, Permission } from '../../src/authorization/index.js';
import type { Client } from '../support/client.js';
import {
  aFlow,
  aLocalAIKey,
  anOpenAIKey,
  must,
  newConnectSession,
  newCredential,
  newKey,
  newPerson,
  newWorkspace,
} from '../support/people.js';
import {
  appCode,
  beginSession,
  giveSecondFactor,
  newSignedIn,
  takeSecondFactor,
  type SessionClient,
  type SignedIn,
} from '../support/sessions.js';
import type { Service } from '../support/service.js';
import { newId } from '../../src/platform/index.js';
import { RowId, type Kind } from './request.js';

interface Id {
  id: string;
}

let counter = 0;

/** One organization with a row of each kind that stays, and a hand that makes rows to be changed and deleted. */
export class Site {
  private readonly keys = new Map<string, Promise<Client>>();

  private constructor(
    /** How everything here is called, to find it by. */
    readonly mark: string,
    /** A key that holds everything. It works in `workspace`. */
    readonly admin: Client,
    private readonly service: Pick<Service, 'url' | 'database' | 'config'>,
    /** A person who has a password. */
    private readonly self: Pick<SignedIn, 'email' | 'userId'>,
    private readonly ids: Readonly<Record<Kind, string>>,
  ) {}

  static async of(service: Service, mark: string, admin: Client = service.admin): Promise<Site> {
    const { organizationId, workspaceId, keyId } = (await must(admin.get<Record<string, string>>('/me'))).body;
    const neighbour = await newWorkspace(admin, `${mark} neighbour`);
    const person = await newPerson(admin, workspaceId ?? '', 'viewer');
    const invited = { email: `invited@${mark.toLowerCase()}.example`, workspaceId, role: 'viewer' };
    const invitation = await made(admin, '/invitations', invited);
    const role = await made(admin, '/roles', { name: `${mark} role`, permissions: [] });
    const credential = await newCredential(admin, anOpenAIKey('sk-not-a-real-key', `${mark} credential`));
    await must(admin.post(`/credentials/${credential}/shares`, { workspaceId: neighbour.id }));
    const flow = newId();
    await must(admin.put(`/flows/${flow}`, aFlow(credential, `${mark} flow`)));
    const webhook = await made(admin, '/webhooks', aWebhook(`${mark} webhook`));
    const delivery = await made(admin, `/webhooks/${webhook}/test`);
    const { data } = (await must(admin.get<{ data: Id[] }>('/audit'))).body;
    const identityProvider = await made(
      admin,
      '/identity-providers',
      aProvider(service, `${mark} login`, neighbour.id),
    );
    const connectSession = await newConnectSession(admin);
    const self = await newSignedIn(service, admin, workspaceId ?? '', 'auditor');
    const sessions = (await must(self.client.get<Id[]>('/me/sessions'))).body;
    return new Site(mark, admin, service, self, {
      organization: organizationId ?? '',
      workspace: workspaceId ?? '',
      neighbour: neighbour.id,
      user: person.userId,
      invitation,
      role,
      key: keyId ?? '',
      credential,
      flow,
      webhook,
      delivery,
      identityProvider,
      session: sessions[0]?.id ?? '',
      connectSession: connectSession.id,
      auditEntry: data[0]?.id ?? '',
    });
  }

  /** A row that stays. */
  id(kind: Kind): RowId {
    return new RowId(kind, this.ids[kind]);
  }

  /** The key of this organization's first workspace that holds these permissions and no others; always the same one. */
  keyWith(permissions: readonly Permission[]): Promise<Client> {
    const name = [...permissions].sort().join();
    const key = this.keys.get(name) ?? newKey(this.admin, [...permissions]);
    this.keys.set(name, key);
    return key;
  }

  /** A member of the first workspace who has signed in. */
  newSignedIn(role: BuiltInRoleName): Promise<SignedIn> {
    return newSignedIn(this.service, this.admin, this.ids.workspace, role);
  }

  /** The e-mail address of a person who has a password. */
  get email(): string {
    return this.self.email;
  }

  /** The same person in one more browser, whether they have a second factor or not. */
  signIn(): Promise<SessionClient> {
    return beginSession(this.service, this.self.userId);
  }

  /** The same person has no second factor now. */
  takeSecondFactor(): Promise<void> {
    return takeSecondFactor(this.service, this.self.userId);
  }

  /** A code that confirms the second factor of that person, which has just been begun. */
  async newAppCode(): Promise<string> {
    await this.takeSecondFactor();
    const { body } = await must((await this.signIn()).post<{ secret: string }>('/me/second-factor'));
    return appCode(body.secret);
  }

  /** A code of a second factor that the same person has now. */
  async newRecoveryCode(): Promise<string> {
    return (await giveSecondFactor(this.service, this.self.userId))[0] ?? '';
  }

  /** A session of that person. */
  async newSession(): Promise<RowId> {
    const sessions = (await must((await this.signIn()).get<(Id & { current: boolean })[]>('/me/sessions'))).body;
    return new RowId('session', sessions.find(({ current }) => current)?.id ?? '');
  }

  /** A page with a picker. */
  connect(): Promise<Client> {
    return newConnectSession(this.admin);
  }

  async newConnectSession(): Promise<RowId> {
    return new RowId('connectSession', (await newConnectSession(this.admin)).id);
  }

  async newCredential(): Promise<RowId> {
    return new RowId('credential', await newCredential(this.admin, anOpenAIKey(undefined, this.name('credential'))));
  }

  /** A credential whose server is nowhere that tests may go, so that nothing leaves the machine. */
  async newLocalCredential(): Promise<RowId> {
    return new RowId('credential', await newCredential(this.admin, aLocalAIKey(this.name('credential'))));
  }

  /** A credential that is shared with the neighbour. */
  async newSharedCredential(): Promise<RowId> {
    const credential = await this.newCredential();
    await must(this.admin.post(`/credentials/${credential.id}/shares`, { workspaceId: this.ids.neighbour }));
    return credential;
  }

  /** A credential with an earlier version, 1. */
  async newChangedCredential(): Promise<RowId> {
    const credential = await this.newCredential();
    await must(this.admin.put(`/credentials/${credential.id}`, anOpenAIKey('sk-another-not-a-real-key')));
    return credential;
  }

  /** A flow that uses the credential that stays. */
  async newFlow(): Promise<RowId> {
    const id = newId();
    await must(this.admin.put(`/flows/${id}`, aFlow(this.ids.credential, this.name('flow'))));
    return new RowId('flow', id);
  }

  /** A webhook that is on, and nothing was ever sent to. */
  async newWebhook(): Promise<RowId> {
    await this.makeRoomForWebhooks();
    return new RowId('webhook', await made(this.admin, '/webhooks', aWebhook(this.name('webhook'))));
  }

  /** A workspace has few webhooks. Those that were made last may be in use, by requests that are made side by side. */
  async makeRoomForWebhooks(): Promise<void> {
    const { body } = await must(this.admin.get<Id[]>('/webhooks'));
    const spare = body.filter(({ id }) => id !== this.ids.webhook).slice(0, -9);
    await Promise.all(spare.map(({ id }) => this.admin.delete(`/webhooks/${id}`)));
  }

  async newIdentityProvider(): Promise<RowId> {
    const { ids, service } = this;
    const body = aProvider(service, this.name('login'), ids.workspace);
    return new RowId('identityProvider', await made(this.admin, '/identity-providers', body));
  }

  /** The body of an identity provider at the one server that the service may ask. */
  aProvider(workspaceId: RowId, role: RowId) {
    const { mappings: _, ...body } = aProvider(this.service, this.name('login'), '');
    return { ...body, mappings: [{ value: 'staff', workspaceId, role }] };
  }

  async newWorkspace(): Promise<RowId> {
    return new RowId('workspace', await made(this.admin, '/workspaces', { name: this.name('workspace') }));
  }

  /** A workspace with a credential, a key, and a member with a role that holds nothing unless another is named. */
  async newFullWorkspace(role = this.ids.role): Promise<RowId> {
    const { id, admin } = await newWorkspace(this.admin, this.name('workspace'));
    await newCredential(admin);
    await must(this.admin.post(`/workspaces/${id}/members`, { userId: (await this.newUser()).id, role }));
    return new RowId('workspace', id);
  }

  /** A user who is no member of anything. */
  async newUser(): Promise<RowId> {
    return new RowId('user', await made(this.admin, '/users', { email: this.newEmail(), name: this.name('user') }));
  }

  /** A user who is a member of the first workspace, with a role that holds nothing unless another is named. */
  async newMember(role = this.ids.role): Promise<RowId> {
    const user = await this.newUser();
    await must(this.admin.post(`/workspaces/${this.ids.workspace}/members`, { userId: user.id, role }));
    return user;
  }

  /** A user with a second factor. */
  async withSecondFactor(user: RowId): Promise<RowId> {
    await giveSecondFactor(this.service, user.id);
    return user;
  }

  /** An invitation that nobody has accepted. */
  async newInvitation(): Promise<RowId> {
    const body = { email: this.newEmail(), workspaceId: this.ids.workspace, role: this.ids.role };
    return new RowId('invitation', await made(this.admin, '/invitations', body));
  }

  /** A role that nobody has. */
  async newRole(permissions: Permission[] = []): Promise<RowId> {
    return new RowId('role', await made(this.admin, '/roles', { name: this.name('role'), permissions }));
  }

  async newKey(permissions: Permission[], more: Record<string, unknown> = {}): Promise<RowId> {
    return new RowId('key', (await newKey(this.admin, permissions, more)).id);
  }

  /** An e-mail address of nobody yet. */
  newEmail(): string {
    return `user${++counter}@${this.mark.toLowerCase()}.example`;
  }

  /** A name that nothing here has yet. */
  name(what: string): string {
    return `${this.mark} ${what} ${++counter}`;
  }
}

/** The body of a webhook at an address of this machine, where nothing is ever sent. */
export function aWebhook(name: string) {
  return { name, url: 'https://127.0.0.1:9/hook', events: ['credential.due'] };
}

/** The server is the one place that the installation of these tests lets anybody reach. */
function aProvider({ config }: Pick<Service, 'config'>, name: string, workspaceId: string) {
  const issuer = `http://${config.egress.allow[0] ?? ''}`;
  const client = {
    clientId: 'keyrack',
    clientSecret: 'not-a-real-secret-of-a-client',
    scopes: 'openid email',
    roleClaim: 'groups',
  };
  return { name, issuer, ...client, mappings: [{ value: 'staff', workspaceId, role: 'viewer' }], enabled: true };
}

async function made(admin: Client, path: string, body?: object): Promise<string> {
  return (await must(admin.post<Id>(path, body))).body.id;
}
