import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { addColumn, createTable } from './table.js';

const id: Column = { kind: 'id' };
const primaryId: Column = { kind: 'id', primary: true };
const text: Column = { kind: 'text' };
const time: Column = { kind: 'time' };

/** Second factors, the keys of organizations that seal them, and organizations that require them. */
export class SecondFactors1764300000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'organizations', 'requireSecondFactor', { kind: 'integer' });
    await createTable(runner, 'organization_keys', {
      columns: { id: primaryId, organizationId: id, wrapped: text, createdAt: time },
      references: { organizationId: 'organizations' },
      unique: [['organizationId']],
    });
    await createTable(runner, 'second_factors', {
      columns: {
        userId: primaryId,
        organizationId: id,
        sealed: text,
        confirmedAt: { ...time, nullable: true },
        lastStep: { kind: 'integer', nullable: true },
        recoveryCodes: { kind: 'json' },
        createdAt: time,
      },
      references: { organizationId: 'organizations', userId: { table: 'users', onDelete: 'CASCADE' } },
      indexes: [['organizationId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['second_factors', 'organization_keys']) await runner.dropTable(table, true);
    await runner.query('ALTER TABLE organizations DROP COLUMN require_second_factor');
  }
}
