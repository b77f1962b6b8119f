import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './table.js';

/** Credentials remember the version of the type that they were sealed under. */
export class TypeVersion1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'credentials', 'typeVersion', { kind: 'key' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE credentials DROP COLUMN type_version');
  }
}
