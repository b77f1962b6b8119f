import { Injectable } from '@nestjs/common';
import { RootKeys } from '../../credentials/index.js';
import { Database } from '../../persistence/index.js';
import { SEALED_TABLES } from '../sealed-tables.js';
import type { CiphertextsDto, RootKeyUseDto, SealedTextsDto } from './ciphertexts.dto.js';

/** `krs1:`, and the id of the data key, which has 36 characters. */
const KEY_ID = 'SUBSTR(sealed, 6, 36)';

const NONE = { credentials: 0, earlierValues: 0, webhooks: 0, secondFactors: 0, identityProviders: 0 };

/** Counts what is encrypted, by the keys that it takes. */
@Injectable()
export class Ciphertexts {
  constructor(
    private readonly database: Database,
    private readonly rootKeys: RootKeys,
  ) {}

  async count(): Promise<CiphertextsDto> {
    return { rootKeys: await this.uses(), sealedTexts: await this.texts() };
  }

  private async uses(): Promise<RootKeyUseDto[]> {
    const uses = await this.rootKeys.uses();
    return uses.map(({ id, use, wraps }) => ({
      id,
      use,
      workspaceKeys: wraps['data_keys'] ?? 0,
      organizationKeys: wraps['organization_keys'] ?? 0,
    }));
  }

  private async texts(): Promise<SealedTextsDto[]> {
    const found = new Map<string, SealedTextsDto>();
    for (const { table, what, ofWorkspace } of SEALED_TABLES) {
      const home = ofWorkspace ? 'organization_id, workspace_id' : 'organization_id';
      const sql = `SELECT ${home}, ${KEY_ID} AS key_id, COUNT(*) AS count FROM ${table}
        WHERE sealed IS NOT NULL GROUP BY ${home}, ${KEY_ID}`;
      for (const row of await this.database.read(sql, [])) {
        const [dataKeyId, organizationId] = [String(row['key_id']), String(row['organization_id'])];
        const workspaceId = ofWorkspace ? String(row['workspace_id']) : null;
        const name = [organizationId, workspaceId ?? '', dataKeyId].join('/');
        const counts = found.get(name) ?? { dataKeyId, organizationId, workspaceId, ...NONE };
        found.set(name, { ...counts, [what]: Number(row['count']) });
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, texts]) => texts);
  }
}
