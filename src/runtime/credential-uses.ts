import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { Database, isDuplicate, isoTime } from '../persistence/index.js';
import { CredentialUse } from './entities.js';

const WRITE_EVERY_MS = 5_000;

interface Pending {
  credentialId: string;
  keyId: string;
  organizationId: string;
  workspaceId: string;
  count: number;
  lastUsedAt: Date;
}

/** How often a credential was used, when last, and by whom. */
export interface UseCount {
  count: number;
  lastUsedAt: string;
  by: { apiKeyId: string; apiKeyName: string | null; workspaceId: string; count: number; lastUsedAt: string }[];
}

/** Counts uses of credentials in memory, and writes them down now and then: a read must not cost a write. */
@Injectable()
export class CredentialUses implements OnModuleInit, BeforeApplicationShutdown {
  private pending = new Map<string, Pending>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.write().catch(() => undefined), WRITE_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  note({ grant, organizationId, workspaceId }: Actor, credentialId: string): void {
    if (grant.keyId === null) return;
    const id = `${credentialId} ${grant.keyId}`;
    const known = this.pending.get(id) ?? { credentialId, keyId: grant.keyId, organizationId, workspaceId, count: 0 };
    this.pending.set(id, { ...known, count: known.count + 1, lastUsedAt: new Date() });
  }

  /** What is stored and what is not written yet, in these workspaces, or in all of the organization. */
  async of(organizationId: string, credentialId: string, workspaceId: string | undefined): Promise<UseCount> {
    await this.write();
    const rows = await this.database.read(
      `SELECT u.key_id, u.workspace_id, u.use_count, u.last_used_at, k.name FROM credential_uses u
       LEFT JOIN api_keys k ON k.id = u.key_id
       WHERE u.organization_id = ? AND u.credential_id = ?${workspaceId === undefined ? '' : ' AND u.workspace_id = ?'}
       ORDER BY u.last_used_at DESC`,
      [organizationId, credentialId, ...(workspaceId === undefined ? [] : [workspaceId])],
    );
    const by = rows.map((row) => ({
      apiKeyId: String(row['key_id']),
      apiKeyName: (row['name'] as string | null) ?? null,
      workspaceId: String(row['workspace_id']),
      count: Number(row['use_count']),
      lastUsedAt: isoTime(row['last_used_at']),
    }));
    return { count: by.reduce((sum, { count }) => sum + count, 0), lastUsedAt: by[0]?.lastUsedAt ?? '', by };
  }

  private async write(): Promise<void> {
    const uses = [...this.pending.values()];
    if (uses.length === 0) return;
    this.pending = new Map();
    try {
      for (const use of uses) await this.add(use);
    } catch (error) {
      for (const use of uses) this.keep(use); // counted twice at worst, and never lost
      throw error;
    }
  }

  private keep(use: Pending): void {
    const id = `${use.credentialId} ${use.keyId}`;
    const newer = this.pending.get(id);
    this.pending.set(id, newer ? { ...newer, count: newer.count + use.count } : use);
  }

  /** A credential that is gone meanwhile takes its count with it. */
  private async add({ count, lastUsedAt, ...key }: Pending): Promise<void> {
    const { credentialId, keyId } = key;
    await this.database
      .write(async (tx) => {
        const more = { useCount: () => `use_count + ${count}`, lastUsedAt };
        const added = await tx.update(CredentialUse, { credentialId, keyId }, more);
        if (added.affected !== 0) return;
        const exists = await this.database.readIn(tx, 'SELECT id FROM credentials WHERE id = ?', [credentialId]);
        if (exists.length > 0) await tx.insert(CredentialUse, { ...key, useCount: count, lastUsedAt });
      })
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error; // another process was faster with the first one: one count is not worth a retry
      });
  }
}
