import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const id: Column = { kind: 'id' };
const time: Column = { kind: 'time' };

/** Invitations end with their workspace and their role. */
export class Invitations1764200000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'invitations', {
      columns: {
        id: { kind: 'id', primary: true },
        organizationId: id,
        workspaceId: id,
        email: { kind: 'key' },
        builtInRole: { kind: 'key', nullable: true },
        roleId: { kind: 'id', nullable: true },
        inviterName: { kind: 'name' },
        mailed: { kind: 'integer' },
        createdAt: time,
        expiresAt: time,
      },
      references: {
        organizationId: 'organizations',
        workspaceId: { table: 'workspaces', onDelete: 'CASCADE' },
        roleId: { table: 'roles', onDelete: 'CASCADE' },
      },
      unique: [['workspaceId', 'email']],
      indexes: [['organizationId'], ['roleId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('invitations', true);
  }
}
