import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../persistence/index.js';
import { ApiKey } from './api-key.entity.js';

const WRITE_EVERY_MS = 15_000;

/** Remembers when each API key was last used, and writes it down now and then: a read must not cost a write. */
@Injectable()
export class KeyUses implements OnModuleInit, BeforeApplicationShutdown {
  private readonly pending = new Map<string, Date>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.write().catch(() => undefined), WRITE_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  note(keyId: string): void {
    this.pending.set(keyId, new Date());
  }

  /** The newer of what is stored and what is not written yet. */
  lastUse(keyId: string, stored: Date | null): Date | null {
    return this.pending.get(keyId) ?? stored;
  }

  private async write(): Promise<void> {
    const uses = [...this.pending];
    if (uses.length === 0) return;
    await this.database.write(async (tx) => {
      for (const [id, lastUsedAt] of uses) await tx.update(ApiKey, { id }, { lastUsedAt });
    });
    for (const [id, at] of uses) if (this.pending.get(id) === at) this.pending.delete(id);
  }
}
