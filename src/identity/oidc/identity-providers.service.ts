import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { assertHolds, ORGANIZATION_PERMISSIONS, Rows, type Actor } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { newId, problem } from '../../platform/index.js';
import { assertStillHere, Departures, Member, MembersService, Workspace } from '../../workspaces/index.js';
import { Session } from '../people.entities.js';
import { PublicAddress } from '../public-address.js';
import { TextSeal } from '../second-factor/text-seal.js';
import { Discovery } from './discovery.js';
import { IdentityProvider, UserIdentity, type RoleMapping } from './identity-provider.entity.js';
import { mappingOf } from './identity-providers.dto.js';
import { missingAddress } from './provider-addresses.js';
import { secretPlaceOf } from './provider-client.js';

const USUAL_SCOPES = 'openid email profile';

export interface ProviderWish {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret?: string | null | undefined;
  scopes?: string | undefined;
  roleClaim?: string | null | undefined;
  mappings?: readonly RoleMapping[] | undefined;
  enabled?: boolean | undefined;
}

export type ProviderChange = { [Field in keyof ProviderWish]?: ProviderWish[Field] | undefined };

/** The identity providers of an organization. */
@Injectable()
export class IdentityProvidersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly members: MembersService,
    private readonly departures: Departures,
    private readonly discovery: Discovery,
    private readonly seal: TextSeal,
    private readonly address: PublicAddress,
  ) {}

  onModuleInit(): void {
    this.departures.whenWorkspaceCloses((tx, actor, { id }) => this.forgetWorkspace(tx, actor, id));
  }

  list(actor: Actor): Promise<IdentityProvider[]> {
    return this.rows.all(this.database.manager, actor, 'view', IdentityProvider);
  }

  get(actor: Actor, id: string): Promise<IdentityProvider> {
    return this.rows.one(this.database.manager, actor, 'view', IdentityProvider, id);
  }

  /**
   * Makes a provider, once it has said of itself that it can be used.
   * @throws Problem `forbidden`; `notFound` for a workspace or role of a mapping; `invalid`; `conflict` without an address of the service
   */
  async create(
    actor: Actor,
    { clientSecret = null, mappings = [], enabled = true, ...wish }: ProviderWish,
  ): Promise<IdentityProvider> {
    const { organizationId } = actor;
    await this.assertMay(actor, mappings);
    await this.discovery.check(wish.issuer, clientSecret === null);
    const place = { id: newId(), organizationId };
    const now = new Date();
    const provider: IdentityProvider = {
      ...place,
      name: wish.name,
      issuer: wish.issuer,
      clientId: wish.clientId,
      sealed: await this.sealed(place, clientSecret),
      scopes: wish.scopes ?? USUAL_SCOPES,
      roleClaim: wish.roleClaim ?? null,
      mappings: mappings.map(mappingOf),
      enabled: Number(enabled),
      createdAt: now,
      updatedAt: now,
    };
    await this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor); // asking a stranger takes its time
      await this.assertMappings(tx, actor, mappings);
      await tx.insert(IdentityProvider, provider);
      const { issuer } = provider;
      await this.audit.record(tx, actor, 'identityprovider.created', subjectOf(provider), { issuer, enabled });
    });
    return provider;
  }

  /**
   * Changes a provider. One that is switched off, or becomes another server, ends the sessions that began through it.
   * @throws Problem as `create` does, and `invalid` for another issuer without the client secret
   */
  async update(actor: Actor, id: string, wish: ProviderChange): Promise<IdentityProvider> {
    const { clientSecret, mappings } = wish;
    const before = await this.rows.one(this.database.manager, actor, 'update', IdentityProvider, id);
    await this.assertMay(actor, mappings ?? []);
    assertSecretComesAlong(before, wish);
    const isOn = wish.enabled ?? before.enabled === 1;
    const isPublic = clientSecret === undefined ? before.sealed === null : clientSecret === null;
    const isAsked = wish.issuer !== undefined || clientSecret !== undefined || wish.enabled !== undefined;
    if (isOn && isAsked) await this.discovery.check(wish.issuer ?? before.issuer, isPublic);
    const sealed = clientSecret === undefined ? undefined : await this.sealed(before, clientSecret);
    return this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor);
      const provider = await this.rows.one(tx, actor, 'update', IdentityProvider, id);
      const isStale = provider.issuer !== before.issuer || provider.sealed !== before.sealed;
      if (isStale) throw problem('stale', 'Identity provider', id); // what was judged above is no more
      await this.assertMappings(tx, actor, mappings ?? []);
      const after = { ...provider, ...changeOf(wish, sealed), updatedAt: new Date() };
      await tx.update(IdentityProvider, { id }, after);
      if (after.issuer !== provider.issuer) await tx.delete(UserIdentity, { providerId: id }); // subjects of another server
      const isOver = after.issuer !== provider.issuer || after.enabled === 0;
      const { affected: sessions } = isOver ? await tx.delete(Session, { providerId: id }) : { affected: 0 };
      const changed = Object.entries(wish).filter(([, value]) => value !== undefined);
      const details = { changed: changed.map(([field]) => field), sessions: sessions ?? 0 };
      await this.audit.record(tx, actor, 'identityprovider.updated', subjectOf(after), details);
      return after;
    });
  }

  /** Deletes a provider with what it knows. The memberships that came from it stay, as if they were given by hand. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const provider = await this.rows.one(tx, actor, 'delete', IdentityProvider, id);
      await tx.update(Member, { providerId: id }, { providerId: null });
      const { affected: sessions } = await tx.delete(Session, { providerId: id });
      await tx.delete(IdentityProvider, { id });
      const details = { issuer: provider.issuer, sessions: sessions ?? 0 };
      await this.audit.record(tx, actor, 'identityprovider.deleted', subjectOf(provider), details);
    });
  }

  /** Looked at before a stranger is asked, and again when it is saved. */
  private async assertMay(actor: Actor, mappings: readonly RoleMapping[]): Promise<void> {
    assertHolds(actor, ORGANIZATION_PERMISSIONS, 'Deciding through whom people sign in');
    await this.assertMappings(this.database.manager, actor, mappings);
    if (this.address.publicUrl === undefined) throw missingAddress();
  }

  private async assertMappings(tx: EntityManager, actor: Actor, mappings: readonly RoleMapping[]): Promise<void> {
    for (const { workspaceId, role } of mappings) {
      await this.rows.one(tx, actor, 'refer', Workspace, workspaceId);
      await this.members.choose(tx, actor, role);
    }
  }

  private async sealed(
    provider: Pick<IdentityProvider, 'id' | 'organizationId'>,
    secret: string | null,
  ): Promise<string | null> {
    return secret === null ? null : this.seal.seal(secretPlaceOf(provider), secret);
  }

  private async forgetWorkspace(tx: EntityManager, actor: Actor, workspaceId: string): Promise<void> {
    for (const { id, mappings } of await this.rows.ofOrganization(tx, actor, IdentityProvider, {})) {
      const left = mappings.filter((mapping) => mapping.workspaceId !== workspaceId);
      if (left.length < mappings.length) await tx.update(IdentityProvider, { id }, { mappings: left });
    }
  }
}

/** As for credentials: a secret that nobody can see does not go to an address that somebody has just typed. */
function assertSecretComesAlong(
  before: IdentityProvider,
  { issuer = before.issuer, clientSecret }: ProviderChange,
): void {
  if (issuer === before.issuer || before.sealed === null || clientSecret !== undefined) return;
  throw problem('invalid', { clientSecret: 'clientSecret must be given anew, as the issuer is another one' });
}

function changeOf(
  { name, issuer, clientId, scopes, roleClaim, mappings, enabled }: ProviderChange,
  sealed: string | null | undefined,
): Partial<IdentityProvider> {
  return {
    ...(name !== undefined && { name }),
    ...(issuer !== undefined && { issuer }),
    ...(clientId !== undefined && { clientId }),
    ...(sealed !== undefined && { sealed }),
    ...(scopes !== undefined && { scopes }),
    ...(roleClaim !== undefined && { roleClaim }),
    ...(mappings && { mappings: mappings.map(mappingOf) }),
    ...(enabled !== undefined && { enabled: Number(enabled) }),
  };
}

function subjectOf({ id, name }: IdentityProvider): { kind: 'IdentityProvider'; id: string; name: string } {
  return { kind: 'IdentityProvider', id, name };
}
