import { problem } from '../../platform/index.js';
import { FORMAT, FORMAT_VERSION, type Manifest } from './format.js';

/**
 * The first line of a backup.
 * @throws Problem `malformed`
 */
export function manifestOf(line: Record<string, unknown>): Manifest {
  if (line['format'] !== FORMAT)
    throw problem('malformed', 'This is no backup of Keyrack: its first line does not say so. Nothing was changed');
  if (line['version'] !== FORMAT_VERSION)
    throw problem('malformed', `This service reads backups of the format ${FORMAT_VERSION} only. Nothing was changed`);
  const { createdAt, keyrack, migrations, rootKeys, tables } = line;
  const isText = typeof createdAt === 'string' && typeof keyrack === 'string';
  if (!isText || !areTexts(migrations) || !areTexts(rootKeys) || !areTables(tables))
    throw problem('malformed', 'The first line of the backup lacks something. Nothing was changed');
  return { format: FORMAT, version: FORMAT_VERSION, createdAt, keyrack, migrations, rootKeys, tables };
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function areTables(value: unknown): value is Manifest['tables'] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => {
      const { name, rows } = (one ?? {}) as { name?: unknown; rows?: unknown };
      return typeof name === 'string' && Number.isSafeInteger(rows);
    })
  );
}
