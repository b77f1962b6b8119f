import type { EntityManager } from 'typeorm';
import type { Actor } from '../authorization/index.js';
import type { Database } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import type { Resealed } from './credential-secrets.js';
import { Credential, type Writer } from './entities.js';
import { keepValues } from './kept-values.js';
import { lifeOf, rotatingSince, stillTold } from './life.js';

/** Dates as somebody wants them; what is left out stays, and null removes. */
export interface WantedDates {
  expiresAt?: Date | null | undefined;
  rotateEvery?: number | null | undefined;
}

/**
 * The dates that differ from those that are stored. One that has passed may be sent back as it is.
 * @throws Problem `invalid` when a new end does not lie in the future
 */
export function movedDates(
  credential: Credential,
  { expiresAt, rotateEvery }: WantedDates,
  now: Date,
): Partial<Credential> {
  const moved: Partial<Credential> = {};
  if (expiresAt !== undefined && expiresAt?.getTime() !== credential.expiresAt?.getTime()) {
    if (expiresAt !== null && expiresAt <= now) {
      throw problem('invalid', { expiresAt: 'expiresAt must be a time in the future, as in 2027-01-31T12:00:00Z' });
    }
    moved.expiresAt = expiresAt;
  }
  if (rotateEvery !== undefined && rotateEvery !== credential.rotateEvery) moved.rotateEvery = rotateEvery;
  return moved;
}

/** Keeps the values that are stored as earlier ones, and gives what the row takes in their place. */
export async function replaceValues(
  database: Database,
  tx: EntityManager,
  actor: Actor,
  credential: Credential,
  { sealed, changed, differs }: Resealed,
): Promise<Partial<Credential>> {
  if (!differs) return sealed;
  await keepValues(database, tx, credential.id);
  const written = { valuesAt: new Date(), valuesBy: writerOf(actor), valuesChanged: changed };
  // What a test said, it said of the values that were there then.
  return { ...sealed, ...written, testedAt: null, testResult: null, testMessage: null };
}

/**
 * Writes a change of a row with what follows from it, inside a transaction.
 * @throws Problem `stale` when somebody else was faster
 */
export async function applyChange(
  tx: EntityManager,
  credential: Credential,
  change: Partial<Credential>,
): Promise<Credential> {
  const { id, version } = credential;
  const all = { ...change, ...consequencesOf(credential, change), version: version + 1, updatedAt: new Date() };
  const { affected } = await tx.update(Credential, { id, version }, all);
  if (affected === 0) throw problem('stale', 'Credential', id);
  return { ...credential, ...all };
}

export function writerOf({ grant }: Actor): Writer {
  return { kind: grant.kind, id: grant.keyId ?? grant.userId, name: grant.name };
}

export function subjectOf({ id, name }: { id: string; name: string }): {
  kind: 'Credential';
  id: string;
  name: string;
} {
  return { kind: 'Credential', id, name };
}

/** Only new values and new dates move the dates: a new name must not. */
function consequencesOf(credential: Credential, change: Partial<Credential>): Partial<Credential> {
  const { valuesAt, expiresAt, rotateEvery } = change;
  if (valuesAt === undefined && expiresAt === undefined && rotateEvery === undefined) return {};
  const { rotateAt, dueAt, ...dates } = lifeOf({ ...credential, ...change }, valuesAt ?? rotatingSince(credential));
  const announced = stillTold(credential.announced, credential, { ...dates, rotateAt, dueAt }, new Date());
  return { rotateAt, dueAt, announced };
}
