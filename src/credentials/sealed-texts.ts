import { SealError } from '@keyrack/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TextSeal, type SealedPlace } from '../identity/index.js';
import { problem } from '../platform/index.js';
import { Keyring } from './keyring.js';

/** Seals and opens texts of other features, under the key of their workspace or, for those in none, of their organization. */
@Injectable()
export class SealedTexts extends TextSeal {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  /**
   * Seals a text. A home that has no key yet gets one, for which there must be no transaction; inside one, give its manager.
   * @throws Problem `unreadable` when the home's key does not open, or is needed inside a transaction and is not there
   */
  async seal(place: SealedPlace, text: string, tx?: EntityManager): Promise<string> {
    const key = tx ? await this.keyring.find(place, tx) : await this.keyring.ofOrNew(place);
    if (!key) throw problem('unreadable', 'The key that seals this does not open. Nothing was changed');
    return key.seal(text, contextOf(place));
  }

  /** The text; undefined when it does not open: it was altered, belongs elsewhere, or its key is gone. */
  async open(place: SealedPlace, sealed: string, tx?: EntityManager): Promise<string | undefined> {
    const key = await this.keyring.find(place, tx);
    try {
      return key?.open(sealed, contextOf(place));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}

/** What a text is bound to. */
export function contextOf({ purpose, organizationId, workspaceId, id }: SealedPlace): Record<string, string> {
  const context = { purpose, organization: organizationId, row: id };
  return workspaceId === null ? context : { ...context, workspace: workspaceId };
}
