import { DataKey, LocalRootKey } from '@keyrack/sealing';
import type { Row } from '../../src/persistence/index.js';
import type { Service } from '../support/service.js';

/** What is really stored of a credential, opened with the root key: no answer of the API says it. */
export async function storedValues(service: Service, id: string): Promise<Record<string, unknown>> {
  return opened(service, one(await service.database.read('SELECT * FROM credentials WHERE id = ?', [id])));
}

/** The same of an earlier version. */
export async function keptValues(service: Service, id: string, version: number): Promise<Record<string, unknown>> {
  const sql = `SELECT v.credential_id AS id, v.version AS sealed_version, v.organization_id, v.workspace_id,
    v.type_version, v.sealed, c.credential_name
    FROM credential_versions v JOIN credentials c ON c.id = v.credential_id WHERE v.credential_id = ? AND v.version = ?`;
  return opened(service, one(await service.database.read(sql, [id, version])));
}

async function opened({ database, config }: Service, row: Row): Promise<Record<string, unknown>> {
  const organization = String(row['organization_id']);
  const workspace = String(row['workspace_id']);
  const kept = one(await database.read('SELECT id, wrapped FROM data_keys WHERE workspace_id = ?', [workspace]));
  if (config.rootKey?.from !== 'value') throw new Error('these tests give the root key as a value');
  const rootKey = LocalRootKey.fromBase64(config.rootKey.base64);
  const key = String(kept['id']);
  const dataKey = await DataKey.unwrap(rootKey, key, String(kept['wrapped']), {
    purpose: 'data-key',
    organization,
    workspace,
    key,
  });
  const text = dataKey.open(String(row['sealed']), {
    purpose: 'credential',
    organization,
    workspace,
    credential: String(row['id']),
    type: String(row['credential_name']),
    version: Number(row['sealed_version']),
    ...(typeof row['type_version'] === 'string' && { typeVersion: row['type_version'] }),
  });
  return JSON.parse(text) as Record<string, unknown>;
}

function one(rows: Row[]): Row {
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} rows where one was expected`);
  return row;
}
