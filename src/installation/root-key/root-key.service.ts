import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { RootKeyRotation, type RotationEnd, type RotationProgress } from '../../credentials/index.js';
import { problem } from '../../platform/index.js';
import { subjectFor } from '../installation-subject.js';

const STEPS =
  'No previous root key is configured, so there is nothing to change from. 1. Make a new key: openssl rand -base64 32. ' +
  '2. Stop the service. 3. Give the old key as KEYRACK_PREVIOUS_ROOT_KEY (or _FILE) and the new one as KEYRACK_ROOT_KEY ' +
  '(or _FILE); on SQLite with root.key in the data directory, move that file elsewhere and name it with ' +
  'KEYRACK_PREVIOUS_ROOT_KEY_FILE: the start makes another one. 4. Start every process of the service with both. 5. Ask for this again';

/** A change of the root key, with its entries in the audit log. */
@Injectable()
export class RootKeyService {
  constructor(
    private readonly rotation: RootKeyRotation,
    private readonly audit: Audit,
  ) {}

  /** @throws Problem `conflict` that says what to do, without a previous root key */
  async rotate(actor: Actor): Promise<AsyncGenerator<RotationProgress | (RotationEnd & { message: string })>> {
    const { current: to, previous: from } = this.rotation.keyIds;
    if (from === undefined) throw problem('conflict', STEPS);
    await this.audit.commit(actor, 'installation.rekeyed', [[subjectFor(actor), { from, to, step: 'begun' }]]);
    return this.steps(actor, { from, to });
  }

  private async *steps(
    actor: Actor,
    { from, to }: { from: string; to: string },
  ): AsyncGenerator<RotationProgress | (RotationEnd & { message: string })> {
    const run = this.rotation.run();
    for (;;) {
      const { done, value } = await run.next();
      if (!done) {
        yield value;
        continue;
      }
      if (value.done)
        await this.audit.commit(actor, 'installation.rekeyed', [[subjectFor(actor), { from, to, step: 'done' }]]);
      yield { ...value, message: messageOf(value, from) };
      return;
    }
  }
}

function messageOf({ done, unreadable, remaining }: RotationEnd, from: string): string {
  if (done)
    return `Nothing needs the root key ${from} any more. Take KEYRACK_PREVIOUS_ROOT_KEY (or _FILE) out of the configuration, and keep the old key only as long as backups that need it`;
  if (unreadable.length > 0)
    return `${unreadable.length} keys do not open: they were altered in the database. Restore the tables data_keys and organization_keys from a backup, or delete what they belong to, and ask for this again. The previous root key is still needed`;
  return `${remaining} keys are still wrapped with the root key ${from}: a process that runs with it alone has made them. Start every process with both keys, and ask for this again`;
}
