import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const id: Column = { kind: 'id' };
const primaryId: Column = { kind: 'id', primary: true };
const key: Column = { kind: 'key' };
const name: Column = { kind: 'name' };
const json: Column = { kind: 'json' };
const integer: Column = { kind: 'integer' };
const time: Column = { kind: 'time' };

/** Flows, the credentials that they refer to, and how often credentials are used. */
export class Flows1763800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'flows', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        externalId: key,
        name,
        kind: key,
        active: integer,
        definition: json,
        remarks: json,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations', workspaceId: 'workspaces' },
      unique: [['workspaceId', 'externalId']],
      indexes: [['organizationId', 'workspaceId', 'createdAt']],
    });
    await createTable(runner, 'flow_references', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        flowId: id,
        credentialId: key,
        nodeId: key,
        nodeName: name,
        path: { kind: 'text' },
        types: json,
      },
      references: {
        organizationId: 'organizations',
        workspaceId: 'workspaces',
        flowId: { table: 'flows', onDelete: 'CASCADE' },
      },
      indexes: [['flowId'], ['organizationId', 'credentialId']],
    });
    await createTable(runner, 'credential_uses', {
      columns: {
        credentialId: primaryId,
        keyId: primaryId,
        organizationId: id,
        workspaceId: id,
        useCount: integer,
        lastUsedAt: time,
      },
      references: { credentialId: { table: 'credentials', onDelete: 'CASCADE' } },
      indexes: [['organizationId', 'credentialId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['credential_uses', 'flow_references', 'flows']) await runner.dropTable(table, true);
  }
}
