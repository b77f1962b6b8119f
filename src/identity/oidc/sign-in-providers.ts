import { Injectable } from '@nestjs/common';
import type { Actor } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { PublicAddress } from '../public-address.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { landingUrl } from './provider-addresses.js';
import { ProviderClient } from './provider-client.js';
import { findProvider } from './provider-rows.js';

/** A provider as the sign-in page shows it. */
export interface ShownProvider {
  id: string;
  name: string;
}

/** What pages need to know of identity providers. */
@Injectable()
export class SignInProviders {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
    private readonly client: ProviderClient,
  ) {}

  /** Those that are on, of the only organization there is, or of the one that is named: nobody learns which others there are. */
  async list(named: string | undefined): Promise<ShownProvider[]> {
    const organizations = await this.database.read('SELECT id FROM organizations LIMIT 2', []);
    const organizationId = organizations.length === 1 ? organizations[0]?.['id'] : named;
    if (organizationId === undefined) return [];
    const sql = 'SELECT id, name FROM identity_providers WHERE organization_id = ? AND enabled = 1 ORDER BY name, id';
    const rows = await this.database.read(sql, [organizationId]);
    return rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }));
  }

  /** The provider through which the actor's session began, if it did and is on. */
  async ofSession({ grant: { sessionId } }: Actor): Promise<IdentityProvider | undefined> {
    const [row] = await this.database.read('SELECT provider_id FROM sessions WHERE id = ?', [sessionId]);
    const id = row?.['provider_id'];
    return typeof id === 'string' ? findProvider(this.database, id) : undefined;
  }

  /** Where to end the session at a provider; undefined where that is not possible. */
  async signOutUrl(provider: IdentityProvider): Promise<string | undefined> {
    const { publicUrl } = this.address;
    return publicUrl === undefined ? undefined : this.client.signOutUrl(provider, landingUrl(publicUrl));
  }
}
