import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const id: Column = { kind: 'id' };
const primaryId: Column = { kind: 'id', primary: true };
const key: Column = { kind: 'key' };
const name: Column = { kind: 'name' };
const text: Column = { kind: 'text' };
const time: Column = { kind: 'time' };

const ofUser = {
  organizationId: 'organizations',
  userId: { table: 'users', onDelete: 'CASCADE' as const },
};

/** Passwords, sessions, links that work once, and what keeps people from guessing. */
export class People1764100000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'passwords', {
      columns: { userId: primaryId, organizationId: id, hash: text, changedAt: time },
      references: ofUser,
      indexes: [['organizationId']],
    });
    await createTable(runner, 'sessions', {
      columns: {
        id: primaryId,
        organizationId: id,
        userId: id,
        workspaceId: id,
        tokenHash: key,
        means: key,
        address: key,
        userAgent: name,
        createdAt: time,
        lastSeenAt: time,
        expiresAt: time,
      },
      references: { ...ofUser, workspaceId: 'workspaces' },
      unique: [['tokenHash']],
      indexes: [['userId'], ['workspaceId'], ['organizationId'], ['expiresAt']],
    });
    await createTable(runner, 'one_time_tokens', {
      columns: {
        tokenHash: { kind: 'key', primary: true },
        purpose: key,
        organizationId: id,
        payload: { kind: 'json' },
        createdAt: time,
        expiresAt: time,
      },
      references: { organizationId: { table: 'organizations', onDelete: 'CASCADE' } },
      indexes: [['organizationId'], ['expiresAt']],
    });
    await createTable(runner, 'throttles', {
      columns: { id: { kind: 'key', primary: true }, attempts: { kind: 'integer' }, lastAt: time },
      indexes: [['lastAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['throttles', 'one_time_tokens', 'sessions', 'passwords']) await runner.dropTable(table, true);
  }
}
