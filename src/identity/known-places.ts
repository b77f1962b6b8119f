import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Database, timeParameter } from '../persistence/index.js';
import { KnownPlace } from './people.entities.js';
import { hashOfPlace } from './place.js';

const KEPT_MS = 90 * 24 * 60 * 60_000;

/** From where people have signed in of late, whether they have signed out since or not. */
@Injectable()
export class KnownPlaces {
  constructor(private readonly database: Database) {}

  /** Remembers that somebody has signed in. The row of the user is locked, or was made in this transaction. */
  async note(tx: EntityManager, userId: string, address: string): Promise<void> {
    const lastSeenAt = new Date();
    const place = hashOfPlace(userId, address);
    await tx.delete(KnownPlace, { userId, lastSeenAt: LessThan(keptSince()) });
    const sql = 'SELECT place FROM known_places WHERE user_id = ? AND place = ?';
    const isKnown = (await this.database.readIn(tx, sql, [userId, place])).length > 0;
    await (isKnown
      ? tx.update(KnownPlace, { userId, place }, { lastSeenAt })
      : tx.insert(KnownPlace, { userId, place, lastSeenAt }));
  }

  /** Whether one of these users has signed in there. */
  async isOfAny(userIds: readonly string[], address: string): Promise<boolean> {
    if (userIds.length === 0) return false;
    const pairs = userIds.map(() => '(user_id = ? AND place = ?)').join(' OR ');
    const parameters = userIds.flatMap((id) => [id, hashOfPlace(id, address)]);
    const sql = `SELECT user_id FROM known_places WHERE (${pairs}) AND last_seen_at >= ? LIMIT 1`;
    const since = timeParameter(this.database.engine, keptSince());
    return (await this.database.read(sql, [...parameters, since])).length > 0;
  }
}

function keptSince(): Date {
  return new Date(Date.now() - KEPT_MS);
}
