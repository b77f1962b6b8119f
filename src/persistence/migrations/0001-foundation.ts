import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Column } from '../columns.js';
import { createTable } from './table.js';

const primaryId: Column = { kind: 'id', primary: true };
const id: Column = { kind: 'id' };
const maybeId: Column = { kind: 'id', nullable: true };
const key: Column = { kind: 'key' };
const maybeKey: Column = { kind: 'key', nullable: true };
const name: Column = { kind: 'name' };
const text: Column = { kind: 'text' };
const json: Column = { kind: 'json' };
const integer: Column = { kind: 'integer' };
const time: Column = { kind: 'time' };
const maybeTime: Column = { kind: 'time', nullable: true };

export class Foundation1763600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'key_checks', {
      columns: { keyId: { kind: 'key', primary: true }, value: text, createdAt: time },
    });
    await createTable(runner, 'organizations', { columns: { id: primaryId, name, createdAt: time, updatedAt: time } });
    await createTable(runner, 'workspaces', {
      columns: { id: primaryId, organizationId: id, name, createdAt: time, updatedAt: time },
      references: { organizationId: 'organizations' },
      indexes: [['organizationId', 'id']],
    });
    await createTable(runner, 'users', {
      columns: { id: primaryId, organizationId: id, email: key, name, createdAt: time, updatedAt: time },
      references: { organizationId: 'organizations' },
      unique: [['organizationId', 'email']],
    });
    await createTable(runner, 'roles', {
      columns: {
        id: primaryId,
        organizationId: id,
        name,
        description: text,
        permissions: json,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations' },
      unique: [['organizationId', 'name']],
    });
    await createTable(runner, 'members', {
      columns: {
        workspaceId: primaryId,
        userId: primaryId,
        organizationId: id,
        builtInRole: maybeKey,
        roleId: maybeId,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations', workspaceId: 'workspaces', userId: 'users', roleId: 'roles' },
      indexes: [['userId'], ['roleId'], ['organizationId', 'builtInRole']],
    });
    await createTable(runner, 'api_keys', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        userId: maybeId,
        name,
        tokenHash: key,
        prefix: key,
        dialect: key,
        permissions: json,
        expiresAt: maybeTime,
        lastUsedAt: maybeTime,
        makerId: maybeId,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations', workspaceId: 'workspaces', userId: 'users' },
      unique: [['tokenHash']],
      indexes: [['workspaceId'], ['userId'], ['makerId'], ['organizationId']],
    });
    await createTable(runner, 'data_keys', {
      columns: { id: primaryId, organizationId: id, workspaceId: id, wrapped: text, createdAt: time },
      references: { organizationId: 'organizations', workspaceId: 'workspaces' },
      unique: [['workspaceId']],
      indexes: [['organizationId']],
    });
    await createTable(runner, 'credentials', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: id,
        ownerId: maybeId,
        name,
        credentialName: key,
        sealed: text,
        sealedVersion: integer,
        mark: key,
        version: integer,
        createdAt: time,
        updatedAt: time,
      },
      references: { organizationId: 'organizations', workspaceId: 'workspaces', ownerId: 'users' },
      indexes: [['organizationId', 'workspaceId', 'createdAt'], ['organizationId', 'id'], ['workspaceId'], ['ownerId']],
    });
    await createTable(runner, 'credential_shares', {
      columns: { credentialId: primaryId, workspaceId: primaryId, organizationId: id, createdAt: time },
      references: {
        credentialId: { table: 'credentials', onDelete: 'CASCADE' },
        workspaceId: 'workspaces',
        organizationId: 'organizations',
      },
      indexes: [['workspaceId', 'credentialId'], ['organizationId']],
    });
    await createTable(runner, 'audit_entries', {
      columns: {
        id: primaryId,
        organizationId: id,
        workspaceId: maybeId,
        at: time,
        event: key,
        outcome: key,
        actorKind: key,
        actorId: maybeId,
        actorName: name,
        userId: maybeId,
        subjectKind: maybeKey,
        subjectId: maybeId,
        subjectName: { kind: 'name', nullable: true },
        details: json,
        requestId: maybeKey,
        address: maybeKey,
      },
      indexes: [
        ['organizationId', 'id'],
        ['organizationId', 'workspaceId', 'id'],
        ['organizationId', 'subjectId', 'id'],
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'audit_entries',
      'credential_shares',
      'credentials',
      'data_keys',
      'api_keys',
      'members',
      'roles',
      'users',
    ];
    for (const table of [...tables, 'workspaces', 'organizations', 'key_checks']) await runner.dropTable(table, true);
  }
}
