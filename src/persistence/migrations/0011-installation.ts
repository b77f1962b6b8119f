import type { MigrationInterface, QueryRunner } from 'typeorm';

const GIVEN = 'installation:operate';
/** What no key or role holds but those that hold all there is in the first organization, whichever version made them. */
const HELD = [
  'organizations:create',
  'organizations:update',
  'credentials:view',
  'credentials:update',
  'credentials:delete',
  'credentials:resolve',
  'apikeys:create',
  'apikeys:delete',
  'workspaces:create',
  'workspaces:update',
  'workspaces:delete',
  'members:create',
  'members:update',
  'members:delete',
  'roles:create',
  'roles:update',
  'audit:view',
];

/** Who could do everything in this installation can operate it as well. */
export class Installation1764600000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['api_keys', 'roles'] as const) await give(runner, table);
  }

  /** An older version takes a name that it does not know for nothing. */
  async down(): Promise<void> {}
}

async function give(runner: QueryRunner, table: 'api_keys' | 'roles'): Promise<void> {
  const rows = (await runner.query(
    `SELECT id, permissions FROM ${table} WHERE permissions LIKE '%organizations:create%' ORDER BY id`,
  )) as { id: string; permissions: string }[];
  for (const { id, permissions } of rows) {
    const held = JSON.parse(permissions) as string[];
    if (held.includes(GIVEN) || !HELD.every((one) => held.includes(one))) continue;
    const places = runner.dataSource.options.type === 'postgres' ? ['$1', '$2'] : ['?', '?'];
    await runner.query(`UPDATE ${table} SET permissions = ${places[0]} WHERE id = ${places[1]}`, [
      JSON.stringify([...held, GIVEN]),
      id,
    ]);
  }
}
