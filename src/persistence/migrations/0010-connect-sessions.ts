import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const id: Column = { kind: 'id' };
const key: Column = { kind: 'key' };
const time: Column = { kind: 'time' };

/** Connect sessions end with the API key or the session that made them. */
export class ConnectSessions1764500000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'connect_sessions', {
      columns: {
        id: { kind: 'id', primary: true },
        organizationId: id,
        workspaceId: id,
        keyId: { ...id, nullable: true },
        sessionId: { ...id, nullable: true },
        tokenHash: key,
        types: { kind: 'json' },
        origin: key,
        mayCreate: { kind: 'integer' },
        createdAt: time,
        expiresAt: time,
      },
      references: {
        organizationId: { table: 'organizations', onDelete: 'CASCADE' },
        workspaceId: { table: 'workspaces', onDelete: 'CASCADE' },
        keyId: { table: 'api_keys', onDelete: 'CASCADE' },
        sessionId: { table: 'sessions', onDelete: 'CASCADE' },
      },
      unique: [['tokenHash']],
      indexes: [['organizationId'], ['workspaceId'], ['keyId'], ['sessionId'], ['expiresAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('connect_sessions', true);
  }
}
