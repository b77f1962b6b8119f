import type { CredentialType, Dialect } from '@keyrack/credential-types';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { may, Rows, type Actor } from '../authorization/index.js';
import { ComponentRegistry } from '../component-registry/index.js';
import { Database, type Row } from '../persistence/index.js';
import { isPlausibleId, newId, problem } from '../platform/index.js';
import { assertStillHere } from '../workspaces/index.js';
import { applyChange, movedDates, replaceValues, subjectOf, writerOf, type WantedDates } from './credential-change.js';
import { CredentialSecrets } from './credential-secrets.js';
import { rowOf, sealedRowOf, VIEW_COLUMNS, viewOf, type CredentialView } from './credential-view.js';
import { Credential, credentialEntity, CredentialShare } from './entities.js';
import { Environment } from './environment.js';
import { lifeOf } from './life.js';
import { newValues } from './merge.js';
import { redact, type Values } from './redaction.js';
import { brokenUses, Uses, type Use } from './uses.js';

export interface NewCredential {
  /** One that nobody has. A new one when left out. */
  id?: string;
  /** When it was made elsewhere; now when left out. */
  createdAt?: Date;
  name: string;
  credentialName: string;
  data: Values;
  scope: 'workspace' | 'personal';
  /** Whose contract values are judged by. Found out from their names when left out. */
  dialect?: Dialect;
  expiresAt?: Date | null;
  rotateEvery?: number | null;
}

/** What is to be sealed, and what it is bound to. */
interface Draft extends Pick<Credential, 'id' | 'organizationId' | 'workspaceId' | 'credentialName' | 'ownerId'> {
  type: CredentialType;
  values: Values;
}

export interface CredentialChange extends WantedDates {
  name?: string | undefined;
  /** Only to be compared with: the type never changes. */
  credentialName?: string | undefined;
  data?: Values | undefined;
}

@Injectable()
export class CredentialsService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly registry: ComponentRegistry,
    private readonly secrets: CredentialSecrets,
    private readonly uses: Uses,
    private readonly environment: Environment,
  ) {}

  /** One credential; for those who may change it, with its values, secrets hidden. */
  async get(actor: Actor, id: string): Promise<CredentialView> {
    const row = await this.read(actor, id);
    const values = await this.secrets.openIfReadable(sealedRowOf(row));
    const view = viewOf(actor, row, values !== undefined);
    if (values === undefined || !view.permissions.includes('update')) return view;
    return { ...view, plainDataObj: redact(this.registry.find(view.credentialName), values) };
  }

  /** One credential, and the names of the values that are stored. */
  async describe(
    actor: Actor,
    id: string,
    action: 'view' | 'update' = 'view',
  ): Promise<CredentialView & { names: string[] }> {
    const row = await this.read(actor, id, action);
    const values = await this.secrets.openIfReadable(sealedRowOf(row));
    const known = new Set(this.registry.find(String(row['credential_name']))?.inputs.map(({ name }) => name));
    // Names that the type does not declare may be secrets themselves.
    const names = Object.keys(values ?? {}).filter((name) => known.has(name));
    return { ...viewOf(actor, row, values !== undefined), names };
  }

  /** @throws Problem `invalid` naming what the type refuses */
  async create(actor: Actor, wanted: NewCredential): Promise<CredentialView> {
    const { type, values, ...place } = this.tryCreate(actor, wanted);
    const { name, scope } = wanted;
    const sealed = await this.secrets.seal(place, type, values);
    const credential = { ...place, name, ...sealed, ...firstState(actor, wanted, Object.keys(values)) };
    await this.database.write(async (tx) => {
      if (scope === 'personal') await assertStillHere(this.database, tx, actor); // nobody else could remove it
      await this.database.insertIn(tx, credentialEntity, [credential]);
      const details = { type: type.name, scope, inputs: Object.keys(values) };
      await this.audit.record(tx, actor, 'credential.created', subjectOf(credential), details);
    });
    return viewOf(actor, rowOf(credential), true);
  }

  /** What `create` would seal, and where. It throws what that would, and changes nothing. */
  tryCreate(actor: Actor, { id = newId(), credentialName, data, scope, dialect, createdAt }: NewCredential): Draft {
    const type = this.registry.named(credentialName);
    const values = newValues(type, data, dialect);
    if (createdAt && createdAt > new Date()) {
      throw problem('invalid', { createdDate: 'createdDate must be a time in the past, as in 2026-01-31T12:00:00Z' });
    }
    const { organizationId, workspaceId } = actor;
    const place = { id, organizationId, workspaceId, credentialName: type.name, ownerId: ownerOf(actor, scope) };
    if (!may(actor.ability, 'create', 'Credential', place)) throw problem('forbidden', mayNotCreate(actor));
    this.environment.assertAllowed(values);
    return { ...place, type, values };
  }

  /** Changes the name, the values, the dates, or some of these. */
  async update(actor: Actor, id: string, wanted: CredentialChange): Promise<CredentialView> {
    const { name, credentialName, data } = wanted;
    return this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'update', Credential, id);
      if (credentialName !== undefined && credentialName !== credential.credentialName) {
        throw problem('invalid', {
          credentialName: 'The type of a credential never changes. Make a new credential of that type',
        });
      }
      const dates = movedDates(credential, wanted, new Date());
      const resealed = data && (await this.secrets.reseal(tx, credential, data));
      const values = resealed && (await replaceValues(this.database, tx, actor, credential, resealed));
      const after = await applyChange(tx, credential, { ...(name !== undefined && { name }), ...dates, ...values });
      const renamed = after.name === credential.name ? [] : ['name'];
      const changed = [...renamed, ...Object.keys(dates), ...(resealed?.changed ?? [])];
      await this.audit.record(tx, actor, 'credential.updated', subjectOf(after), { changed });
      const readable = data !== undefined || (await this.secrets.isReadable(credential, tx));
      return viewOf(actor, rowOf(after), readable);
    });
  }

  /** @throws Problem `credentialInUse` with the flows that would break, unless forced */
  async remove(actor: Actor, id: string, force: boolean): Promise<void> {
    await this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'delete', Credential, id);
      const broken = await this.uses.broken(force, tx, credential);
      await this.delete(tx, actor, credential, broken);
    });
  }

  /** Deletes one credential with its shares, inside a transaction. */
  async delete(tx: EntityManager, actor: Actor, credential: Credential, broken: readonly Use[] = []): Promise<void> {
    const shares = await this.rows.ofOrganization(tx, actor, CredentialShare, { credentialId: credential.id });
    const details = {
      type: credential.credentialName,
      scope: scopeOf(credential),
      sharedWith: shares.map((share) => share.workspaceId),
      ...brokenUses(broken),
    };
    // First the entry: who follows the log looks at the row to know whom it concerns.
    await this.audit.record(tx, actor, 'credential.deleted', subjectOf(credential), details);
    await tx.delete(Credential, { id: credential.id });
  }

  private async read(actor: Actor, id: string, action: 'view' | 'update' = 'view'): Promise<Row> {
    if (!isPlausibleId(id)) throw problem('notFound', 'Credential');
    const { sql, parameters } = this.rows.where(actor, action, 'Credential', 'c');
    const [row] = await this.database.read(`SELECT ${VIEW_COLUMNS} FROM credentials c WHERE c.id = ? AND ${sql}`, [
      id,
      ...parameters,
    ]);
    if (!row) throw problem('notFound', 'Credential', id);
    return row;
  }
}

function mayNotCreate({ grant: { connect } }: Actor): string {
  return connect
    ? `A connect session adds credentials for the workspace, and these types only: ${connect.types.join(', ')}`
    : 'You may not create credentials in this workspace';
}

function ownerOf(actor: Actor, scope: 'workspace' | 'personal'): string | null {
  if (scope === 'workspace') return null;
  if (actor.userId !== null) return actor.userId;
  throw problem('invalid', {
    scope: 'A personal credential needs a person: this API key acts for its workspace, not for a member',
  });
}

function scopeOf({ ownerId }: Credential): 'workspace' | 'personal' {
  return ownerId === null ? 'workspace' : 'personal';
}

/** What a new row holds besides its values. */
function firstState(actor: Actor, wanted: NewCredential, inputs: string[]) {
  const { expiresAt = null, rotateEvery = null, createdAt } = wanted;
  const now = new Date();
  const written = { valuesAt: now, valuesBy: writerOf(actor), valuesChanged: inputs };
  const untested = { testedAt: null, testResult: null, testMessage: null };
  const life = lifeOf({ expiresAt, rotateEvery }, now);
  return { ...written, ...untested, ...life, announced: null, version: 1, createdAt: createdAt ?? now, updatedAt: now };
}
