import type { ComponentRegistry } from '../../component-registry/index.js';
import { timeParameter, type Database } from '../../persistence/index.js';
import { joined, type Check } from './check.js';

/** Credentials whose type is not installed here: they can be resolved, and neither tested nor changed. */
export async function checkTypes(database: Database, registry: ComponentRegistry): Promise<Check> {
  const sql = 'SELECT credential_name, COUNT(*) AS count FROM credentials GROUP BY credential_name ORDER BY credential_name';
  const types = (await database.read(sql, [])).map((row) => [String(row['credential_name']), Number(row['count'])] as const);
  const unknown = types.filter(([name]) => registry.find(name) === undefined);
  const credentials = unknown.reduce((sum, [, count]) => sum + count, 0);
  const finding = {
    status: 'warning' as const,
    message: `${credentials} credentials are of types that are not installed: ${unknown.map(([name]) => name).join(', ')}`,
    advice: 'Name the packages or files that define them in KEYRACK_TYPES, as when they were made',
  };
  const details = { unknown: Object.fromEntries(unknown) };
  return joined('types', unknown.length > 0 ? [finding] : [], `The ${types.length} types that are in use are installed`, details);
} // prettier-ignore

const DAY_MS = 86_400_000;

/** Messages that were given up, and webhooks that are off. */
export async function checkWebhooks(database: Database): Promise<Check> {
  const since = timeParameter(database.engine, new Date(Date.now() - DAY_MS));
  const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
    Number((await database.read(`SELECT COUNT(*) AS count FROM ${sql}`, parameters))[0]?.['count']);
  const webhooks = await count('webhooks');
  const off = await count('webhooks WHERE active = 0');
  const failed = await count("webhook_deliveries WHERE status = 'failed' AND created_at >= ?", since);
  const finding = {
    status: 'warning' as const,
    message: `${failed} messages of webhooks were given up in the last day`,
    advice: 'Let the workspaces look at the deliveries of their webhooks',
  };
  const otherwise = `${webhooks} webhooks, of which ${off} are switched off; no message was given up in the last day`;
  return joined('webhooks', failed > 0 ? [finding] : [], otherwise, { webhooks, off, failed });
}
