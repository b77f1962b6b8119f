import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { RootKeyRotation, type RotationEnd, type RotationProgress } from '../../credentials/index.js';
import { problem } from '../../platform/index.js';
import { subjectFor } from '../installation-subject.js';
import { doneWithOrSwapped } from './swapped.js';

/** What the last line of a change says. */
type Ending = Omit<RotationEnd, 'retired'> & { message: string };

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

  /**
   * @throws Problem `conflict` that says what to do, without a previous root key; `unavailable` from a process whose current
   *   root key another one has done away with
   */
  async rotate(actor: Actor): Promise<AsyncGenerator<RotationProgress | Ending>> {
    const { current: to, previous: from } = this.rotation.keyIds;
    if (from === undefined) throw problem('conflict', STEPS);
    await this.rotation.assertCounts();
    await this.audit.commit(actor, 'installation.rekeyed', [[subjectFor(actor), { from, to, step: 'begun' }]]);
    return this.steps(actor, { from, to });
  }

  private async *steps(
    actor: Actor,
    { from, to }: { from: string; to: string },
  ): AsyncGenerator<RotationProgress | Ending> {
    const run = this.rotation.run();
    for (;;) {
      const { done, value } = await run.next();
      if (!done) {
        yield value;
        continue;
      }
      if (value.done && isNews(value))
        await this.audit.commit(actor, 'installation.rekeyed', [[subjectFor(actor), { from, to, step: 'done' }]]);
      yield endingOf(value, from, to);
      return;
    }
  }
}

function endingOf(all: RotationEnd, from: string, to: string): Ending {
  const { retired: _, ...end } = all;
  const { byKey } = end;
  const unknown = Object.keys(byKey).filter((id) => id !== from && id !== to);
  if (end.done && unknown.length > 0) return { ...end, done: false, message: othersRemain(byKey, unknown) };
  if (end.done && !isNews(all))
    return { ...end, message: `${doneWithOrSwapped(from, to).join('. ')}, and ask for this again` };
  return { ...end, message: messageOf(end, from) };
}

/** Whether anything has changed. */
function isNews({ retired, rewrapped }: RotationEnd): boolean {
  return retired || rewrapped > 0;
}

function othersRemain(byKey: RotationEnd['byKey'], unknown: readonly string[]): string {
  const count = unknown.reduce((sum, id) => sum + (byKey[id] ?? 0), 0);
  return `${count} keys are wrapped with the root key ${unknown.join(' and ')}, which this service does not have, so it is not done. Give that key as KEYRACK_PREVIOUS_ROOT_KEY (or _FILE), start every process anew, and ask for this again; if there never was such a key, they were altered: restore the tables data_keys and organization_keys from a backup`;
}

function messageOf({ done, unreadable, remaining }: Omit<RotationEnd, 'retired'>, from: string): string {
  if (done)
    return `Nothing needs the root key ${from} any more. Take KEYRACK_PREVIOUS_ROOT_KEY (or _FILE) out of the configuration, and keep the old key only as long as backups that need it`;
  if (unreadable.length > 0)
    return `${unreadable.length} keys do not open: they were altered in the database. Restore the tables data_keys and organization_keys from a backup, or delete what they belong to, and ask for this again. The previous root key is still needed`;
  return `${remaining} keys are still wrapped with the root key ${from}: a process that runs with it alone has made them. Start every process with both keys, and ask for this again`;
}
