import { SealError, type DataKey, type RootKeyPair } from '@keyrack/sealing';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SealedPlace } from '../identity/index.js';
import { Database } from '../persistence/index.js';
import { contextOf, type SealedRow } from './credential-secrets.js';
import { Keyring, ROOT_KEY, type Home } from './keyring.js';
import { contextOf as contextOfText } from './sealed-texts.js';

/** Tries whether what is stored opens, and gives nothing of it. */
@Injectable()
export class Openings {
  constructor(
    private readonly database: Database,
    @Inject(ROOT_KEY) private readonly rootKey: RootKeyPair,
  ) {}

  /** With keys that are read anew, inside a transaction if its manager is given. */
  begin(tx?: EntityManager): Opening {
    return new Opening(new Keyring(this.database, this.rootKey), tx);
  }
}

/** One go at a number of sealed texts. */
export class Opening {
  private readonly keys = new Map<string, Promise<DataKey | undefined>>();

  constructor(
    private readonly keyring: Keyring,
    private readonly tx: EntityManager | undefined,
  ) {}

  /** Whether the values of a credential open, or earlier ones with their version. */
  opensCredential(row: SealedRow): Promise<boolean> {
    return this.opens(row, row.sealed, contextOf(row));
  }

  /** Whether another sealed text opens. */
  opensText(place: SealedPlace, sealed: string): Promise<boolean> {
    return this.opens(place, sealed, contextOfText(place));
  }

  private async opens(home: Home, sealed: string, context: Record<string, string | number>): Promise<boolean> {
    const key = await this.keyOf(home);
    try {
      key?.open(sealed, context);
      return key !== undefined;
    } catch (error) {
      if (error instanceof SealError) return false;
      throw error;
    }
  }

  /** Kept even when there is none: a workspace without its key may have many credentials. */
  private keyOf({ organizationId, workspaceId }: Home): Promise<DataKey | undefined> {
    const name = `${organizationId}/${workspaceId ?? ''}`;
    const known = this.keys.get(name);
    if (known) return known;
    const found = this.keyring.find({ organizationId, workspaceId }, this.tx);
    this.keys.set(name, found);
    return found;
  }
}
