import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, createTable } from './table.js';

/** Where people have signed in, apart from their sessions; and whether a provider has said that an address is theirs. */
export class KnownPlaces1764700000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'known_places', {
      columns: {
        userId: { kind: 'id', primary: true },
        place: { kind: 'key', primary: true },
        lastSeenAt: { kind: 'time' },
      },
      references: { userId: { table: 'users', onDelete: 'CASCADE' } },
    });
    await addColumn(runner, 'user_identities', 'emailVerified', { kind: 'integer' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_identities DROP COLUMN email_verified');
    await runner.dropTable('known_places', true);
  }
}
