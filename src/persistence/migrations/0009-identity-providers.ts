import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { addColumn, addIndex, createTable, dropIndex } from './table.js';

const id: Column = { kind: 'id' };
const primaryId: Column = { kind: 'id', primary: true };
const key: Column = { kind: 'key' };
const text: Column = { kind: 'text' };
const time: Column = { kind: 'time' };

const ofOrganization = { organizationId: { table: 'organizations', onDelete: 'CASCADE' as const } };

/** Identity providers, whom they know, and what came through them: memberships and sessions. */
export class IdentityProviders1764400000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'identity_providers', {
      columns: {
        id: primaryId,
        organizationId: id,
        name: { kind: 'name' },
        issuer: text,
        clientId: key,
        sealed: { ...text, nullable: true },
        scopes: text,
        roleClaim: { ...key, nullable: true },
        mappings: { kind: 'json' },
        enabled: { kind: 'integer' },
        createdAt: time,
        updatedAt: time,
      },
      references: ofOrganization,
      indexes: [['organizationId']],
    });
    await createTable(runner, 'user_identities', {
      columns: { id: primaryId, organizationId: id, userId: id, providerId: id, subject: key, createdAt: time },
      references: {
        ...ofOrganization,
        userId: { table: 'users', onDelete: 'CASCADE' },
        providerId: { table: 'identity_providers', onDelete: 'CASCADE' },
      },
      unique: [
        ['providerId', 'subject'],
        ['providerId', 'userId'],
      ],
      indexes: [['organizationId'], ['userId']],
    });
    for (const table of ['members', 'sessions']) {
      await addColumn(runner, table, 'providerId', id);
      await addIndex(runner, table, ['providerId']);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['members', 'sessions']) {
      await dropIndex(runner, table, ['providerId']);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN provider_id`);
    }
    for (const table of ['user_identities', 'identity_providers']) await runner.dropTable(table, true);
  }
}
