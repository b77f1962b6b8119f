import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { may, Rows, refusal, type Actor } from '../authorization/index.js';
import { ComponentRegistry } from '../component-registry/index.js';
import { Credential, CredentialSecrets, subjectOf, type Values } from '../credentials/index.js';
import { Database } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { cannotTell, type Outcome } from './outcome.js';
import { Prober } from './prober.js';

/** Values to be tested before they are saved. */
export interface Draft {
  credentialName: string;
  values: Values;
  /** The credential that they are to change: what they leave out, or hide, is taken from there. */
  credentialId?: string | undefined;
}

/** Tells whether credentials work, and keeps what it last found of each. No transaction is open while a provider is asked. */
@Injectable()
export class CredentialTests {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly registry: ComponentRegistry,
    private readonly secrets: CredentialSecrets,
    private readonly prober: Prober,
  ) {}

  /** @throws Problem `unreadable`, or `conflict` for a variable of the environment that cannot be read */
  async test(actor: Actor, id: string): Promise<Outcome> {
    const credential = await this.rows.one(this.database.manager, actor, 'use', Credential, id);
    const outcome = await this.ask(credential.credentialName, await this.secrets.open(credential));
    await this.keep(actor, credential, outcome);
    return outcome;
  }

  /**
   * Tests values that are not saved, as they would be.
   * @throws Problem `invalid` naming what the type refuses, `forbidden` for those who could not save them
   */
  async testDraft(actor: Actor, { credentialName, values, credentialId }: Draft): Promise<Outcome> {
    const type = this.registry.named(credentialName);
    if (credentialId === undefined) {
      const { organizationId, workspaceId } = actor;
      if (
        !may(actor.ability, 'create', 'Credential', {
          organizationId,
          workspaceId,
          ownerId: null,
          credentialName: type.name,
        })
      )
        throw problem('forbidden', refusal('create', 'Credential'));
      return this.prober.probe(type, await this.secrets.preview(type, values));
    }
    if (!actor.holds('credentials:update')) throw problem('forbidden', refusal('update', 'Credential'));
    const credential = await this.rows.one(this.database.manager, actor, 'update', Credential, credentialId);
    if (credential.credentialName !== type.name)
      throw problem('invalid', {
        credentialName: 'credentialName: must be the type of the credential that credentialId names',
      });
    const outcome = await this.prober.probe(type, await this.secrets.preview(type, values, credential));
    const details = { type: type.name, result: outcome.result, unsaved: true } as const;
    await this.audit.commit(actor, 'credential.tested', [[subjectOf(credential), details]]);
    return outcome;
  }

  private async ask(credentialName: string, values: Values): Promise<Outcome> {
    const type = this.registry.find(credentialName);
    if (!type) return cannotTell('untestable', 'the type of this credential is not installed.');
    return this.prober.probe(type, values);
  }

  /** Values that were changed meanwhile have not been tested: nothing is kept then. */
  private async keep(actor: Actor, credential: Credential, { result, message }: Outcome): Promise<void> {
    const { id, sealedVersion, credentialName: type } = credential;
    await this.database.write(async (tx) => {
      const found = { testedAt: new Date(), testResult: result, testMessage: message };
      await tx.update(Credential, { id, sealedVersion }, found);
      await this.audit.record(tx, actor, 'credential.tested', subjectOf(credential), { type, result });
    });
  }
}
