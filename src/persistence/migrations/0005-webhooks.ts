import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const id: Column = { kind: 'id' };
const primaryId: Column = { kind: 'id', primary: true };
const key: Column = { kind: 'key' };
const text: Column = { kind: 'text' };
const integer: Column = { kind: 'integer' };
const time: Column = { kind: 'time' };

/** Webhooks, and the messages to them. */
export class Webhooks1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'webhooks', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        name: { kind: 'name' },
        sealed: text,
        shownUrl: text,
        events: { kind: 'json' },
        active: integer,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations', workspaceId: 'workspaces' },
      indexes: [['organizationId', 'workspaceId'], ['workspaceId']],
    });
    await createTable(runner, 'webhook_deliveries', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        webhookId: id,
        event: key,
        payload: text,
        status: key,
        attempts: integer,
        nextAttemptAt: time,
        leasedUntil: time,
        attemptedAt: { ...time, nullable: true },
        lastStatus: { ...integer, nullable: true },
        lastError: { ...text, nullable: true },
        createdAt: time,
      },
      references: { webhookId: { table: 'webhooks', onDelete: 'CASCADE' } },
      indexes: [['webhookId', 'id'], ['status', 'nextAttemptAt'], ['createdAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_deliveries', 'webhooks']) await runner.dropTable(table, true);
  }
}
