import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnName, type Column } from '../columns.js';
import { addColumn, addIndex, createTable, dropIndex } from './table.js';

const id: Column = { kind: 'id' };
const key: Column = { kind: 'key' };
const text: Column = { kind: 'text' };
const json: Column = { kind: 'json' };
const integer: Column = { kind: 'integer' };
const time: Column = { kind: 'time' };

const OF_CREDENTIALS: Record<string, Column> = {
  valuesAt: time,
  valuesBy: json,
  valuesChanged: json,
  expiresAt: time,
  rotateEvery: integer,
  rotateAt: time,
  dueAt: time,
  announced: key,
  testedAt: time,
  testResult: key,
  testMessage: text,
};

/** Credentials keep their earlier values, end and fall due, and remember what their last test said. */
export class LifeOfCredentials1763900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [property, column] of Object.entries(OF_CREDENTIALS)) {
      await addColumn(runner, 'credentials', property, column);
    }
    await addIndex(runner, 'credentials', ['announced', 'dueAt']);
    await addColumn(runner, 'workspaces', 'keptVersions', integer);
    await createTable(runner, 'credential_versions', {
      columns: {
        credentialId: { kind: 'id', primary: true },
        version: { kind: 'integer', primary: true },
        organizationId: id,
        workspaceId: id,
        typeVersion: { ...key, nullable: true },
        sealed: text,
        writtenAt: time,
        writtenBy: { ...json, nullable: true },
        changed: { ...json, nullable: true },
      },
      references: {
        credentialId: { table: 'credentials', onDelete: 'CASCADE' },
        organizationId: 'organizations',
        workspaceId: 'workspaces',
      },
      indexes: [['organizationId'], ['workspaceId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('credential_versions', true);
    await dropIndex(runner, 'credentials', ['announced', 'dueAt']);
    for (const property of Object.keys(OF_CREDENTIALS)) {
      await runner.query(`ALTER TABLE credentials DROP COLUMN ${columnName(property)}`);
    }
    await runner.query('ALTER TABLE workspaces DROP COLUMN kept_versions');
  }
}
